using System.Security.Cryptography;
using System.Text;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Hashing;

/// <summary>The REP-2011 hash, version 1: SHA-256 of the JSON text of the type description without defaults.</summary>
internal static class TypeHash
{
    public static string OfMessage(TypeCatalog catalog, string @namespace, MessageDefinition message)
        => Hash(Describe(message.FullName, message.Fields), catalog.Reachable(@namespace, message));

    public static string OfService(TypeCatalog catalog, string @namespace, InterfaceFile service)
    {
        var name = $"{service.Package}/srv/{service.Name}";
        string[] fields = ["request_message", "response_message", "event_message"];
        var top = new MessageDefinition(
            service.Package,
            "srv",
            service.Name,
            new([.. fields.Select((field, i) => new FieldDefinition(
                field, FieldType.OfMessage(service.Messages[i].FullName), default, "", service.FirstLine))]),
            default,
            "",
            "");
        return Hash(Describe(name, top.Fields), catalog.Reachable(@namespace, top));
    }

    private static string Hash(string description, IEnumerable<MessageDefinition> referenced)
    {
        var others = string.Join(", ", referenced.Select(message => Describe(message.FullName, message.Fields)));
        var json = $$"""{"type_description": {{description}}, "referenced_type_descriptions": [{{others}}]}""";
        using var sha256 = SHA256.Create();
        var digest = sha256.ComputeHash(Encoding.ASCII.GetBytes(json));
        return "RIHS01_" + string.Concat(digest.Select(value => value.ToString("x2")));
    }

    private static string Describe(string name, EquatableArray<FieldDefinition> fields)
    {
        var described = fields.Count == 0
            ? Describe(MessageDefinition.PlaceholderField, FieldType.OfPrimitive(PrimitiveType.UInt8))
            : string.Join(", ", fields.Select(field => Describe(field.Name, field.Type)));
        return $$"""{"type_name": "{{name}}", "fields": [{{described}}]}""";
    }

    private static string Describe(string name, FieldType type)
    {
        var size = $$""" "capacity": {{type.Capacity}}, "string_capacity": {{type.StringBound}},""";
        var described = $$"""{"type_id": {{type.TypeId}},{{size}} "nested_type_name": "{{type.Nested}}"}""";
        return $$"""{"name": "{{name}}", "type": {{described}}}""";
    }
}
