using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>Writes the view of a message, which reads it in place.</summary>
internal static class ViewEmitter
{
    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(CodeWriter code, EmittedMessage message)
    {
        var view = message.Class + "View";
        code.Summary($"{message.Definition.FullName} read in place; valid as long as its payload.");
        code.Open($"public readonly ref struct {view} : global::Robotics.Msgs.IMessageView<{view}>");
        code.Summary("Checks and reads a payload with its encapsulation header.");
        code.Open($"public {view}({Bytes} payload)");
        code.Line("var reader = new global::Robotics.Msgs.CdrReader(payload);");
        code.Line($"this = new {view}(ref reader);");
        code.Close();
        code.Line();
        EmitReadingConstructor(code, message, view);
        foreach (var field in message.Fields)
        {
            code.Line();
            code.Summary(field.Definition.Comment);
            code.Line($"public {TypeOf(field)} {field.Property} {{ get; }}");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {view} Read(scoped ref global::Robotics.Msgs.CdrReader reader) => new(ref reader);");
        code.Close();
    }

    private static void EmitReadingConstructor(CodeWriter code, EmittedMessage message, string view)
    {
        code.Open($"private {view}(scoped ref global::Robotics.Msgs.CdrReader reader)");
        foreach (var field in message.Fields)
        {
            code.Line($"{field.Property} = {ReadOf(field)};");
        }

        if (message.Fields.Length == 0)
        {
            code.Line($"_ = reader.ReadByte(\"{message.Definition.FullName}.{MessageDefinition.PlaceholderField}\");");
        }

        code.Close();
    }

    private static string TypeOf(EmittedField field)
    {
        if (field.Primitive is not { } primitive)
        {
            return field.IsArray ? $"global::Robotics.Msgs.ViewSequence<{field.ElementType}View>" : field.ElementType + "View";
        }

        if (primitive.IsString)
        {
            return field.IsArray ? $"global::Robotics.Msgs.{primitive.Accessor}Sequence"
                : primitive == PrimitiveType.String ? Bytes
                : "global::System.ReadOnlySpan<uint>";
        }

        return field.IsArray ? $"global::System.ReadOnlySpan<{SpanElementOf(field)}>" : field.ElementType;
    }

    private static string ReadOf(EmittedField field)
    {
        if (field.Primitive is not { } primitive)
        {
            return field.IsArray ? $"new(ref reader, {field.ReadCount})" : $"{TypeOf(field)}.Read(ref reader)";
        }

        if (primitive.IsString)
        {
            return field.IsArray ? $"new(ref reader, {field.ReadCount}, {field.StringBound}, {field.Label})"
                : primitive == PrimitiveType.String ? $"reader.ReadUtf8({field.StringBound}, {field.Label})"
                : $"reader.ReadWStringUnits({field.StringBound}, {field.Label})";
        }

        return field.IsArray
            ? $"reader.ReadSpan<{SpanElementOf(field)}>({field.ReadCount}, {field.Label})"
            : $"reader.Read{primitive.Accessor}({field.Label})";
    }

    /// <summary>Truth values stay bytes, because a bool in memory must not be any byte but 0 and 1.</summary>
    private static string SpanElementOf(EmittedField field) => field.Primitive == PrimitiveType.Bool ? "byte" : field.ElementType;
}
