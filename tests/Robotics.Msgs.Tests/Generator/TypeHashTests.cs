using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using Robotics.Msgs.Generator.Hashing;
using Robotics.Msgs.Generator.Model;
using Robotics.Msgs.Generator.Parsing;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Generator;

/// <summary>The hashes that ROS 2 Jazzy's generator gives, from the field lists alone.</summary>
public class TypeHashTests
{
    private static readonly Dictionary<string, InterfaceFile> Files = ReferenceData.Interfaces.EnumerateObject()
        .ToDictionary(item => item.Name, item => ParseFacts(item.Name, item.Value));

    private static readonly TypeCatalog Catalog = MakeCatalog();

    public static TheoryData<string> Interfaces => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void EqualsTheHashOfJazzy(string name)
    {
        var facts = ReferenceData.Interfaces.GetProperty(name);
        var file = Files[name];
        if (!file.IsService)
        {
            Assert.Equal(facts.GetProperty("hash").GetString(), HashOf(file.Messages[0]));
            return;
        }

        Assert.Equal(facts.GetProperty("hash_request").GetString(), HashOf(file.Messages[0]));
        Assert.Equal(facts.GetProperty("hash_response").GetString(), HashOf(file.Messages[1]));
        Assert.Equal(facts.GetProperty("hash_event").GetString(), HashOf(file.Messages[2]));
        Assert.Equal(facts.GetProperty("hash").GetString(), TypeHash.OfService(Catalog, TypeCatalog.DefaultNamespace, file));
    }

    [Fact]
    public void CoversEveryInterface() => Assert.Equal(186, Files.Count);

    private static string HashOf(MessageDefinition message) => TypeHash.OfMessage(Catalog, TypeCatalog.DefaultNamespace, message);

    private static TypeCatalog MakeCatalog()
    {
        var catalog = new TypeCatalog();
        Assert.All(Files.Values, file => Assert.True(catalog.TryAdd(file)));
        return catalog;
    }

    private static InterfaceFile ParseFacts(string name, JsonElement facts)
    {
        var isService = facts.TryGetProperty("request", out var request);
        var text = isService
            ? $"{FieldLines(request)}---\n{FieldLines(facts.GetProperty("response"))}"
            : FieldLines(facts);
        var file = InterfaceParser.Parse(
            $"/{name}.{(isService ? "srv" : "msg")}", SourceText.From(text), TypeCatalog.DefaultNamespace, isReference: false);
        Assert.Empty(file.Errors);
        return file;
    }

    private static string FieldLines(JsonElement facts)
        => string.Concat(facts.GetProperty("fields").EnumerateArray()
            .Select(field => $"{field.GetProperty("type").GetString()} {field.GetProperty("name").GetString()}\n"));
}
