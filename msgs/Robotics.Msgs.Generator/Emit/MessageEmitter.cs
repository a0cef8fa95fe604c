using Microsoft.CodeAnalysis.CSharp;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>Writes the class of a message.</summary>
internal static class MessageEmitter
{
    public static void Emit(CodeWriter code, EmittedMessage message)
    {
        code.Summary(message.Definition.Comment.Length > 0 ? message.Definition.Comment : $"The message {message.Definition.FullName}.");
        code.Open($"public sealed class {message.Class} : global::Robotics.Msgs.IMessage<{message.Class}>");
        EmitConstants(code, message.Definition);
        EmitConstructors(code, message);
        EmitNames(code, message);
        foreach (var field in message.Fields)
        {
            code.Line();
            code.Summary(field.Definition.Comment);
            code.Line($"public {field.PropertyType} {field.Property} {{ get; set; }}");
        }

        EmitMethods(code, message);
        code.Close();
    }

    private static void EmitConstants(CodeWriter code, MessageDefinition message)
    {
        foreach (var constant in message.Constants)
        {
            code.Summary(constant.Comment);
            code.Line($"public const {constant.Type.Keyword} {constant.Name} = {constant.Value};");
            code.Line();
        }
    }

    private static void EmitConstructors(CodeWriter code, EmittedMessage message)
    {
        code.Summary("Creates the message with the defaults of its definition.");
        code.Open($"public {message.Class}()");
        foreach (var field in message.Fields)
        {
            if (DefaultOf(field) is { Length: > 0 } value)
            {
                code.Line($"{field.Property} = {value};");
            }
        }

        code.Close();
        code.Line();
        code.Open($"private {message.Class}(ref global::Robotics.Msgs.CdrReader reader)");
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

    private static void EmitNames(CodeWriter code, EmittedMessage message)
    {
        var definition = message.Definition;
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static string RosType => \"{definition.FullName}\";");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static string DdsType => \"{definition.Package}::{definition.Kind}::dds_::{definition.Name}_\";");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static string TypeHash => \"{message.Hash}\";");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static string DefinitionText => {SymbolDisplay.FormatLiteral(message.Text, quote: true)};");
    }

    private static void EmitMethods(CodeWriter code, EmittedMessage message)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {message.Class} Read(ref global::Robotics.Msgs.CdrReader reader) => new(ref reader);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Open("public void Write(ref global::Robotics.Msgs.CdrWriter writer)");
        WriteEmitter.Emit(code, message);
        code.Close();
        code.Line();
        code.Summary("Adds the message to a size.");
        code.Open("public void Measure(ref global::Robotics.Msgs.CdrSizer sizer)");
        MeasureEmitter.Emit(code, message);
        code.Close();
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Open("public int GetSerializedSize()");
        code.Line("var sizer = default(global::Robotics.Msgs.CdrSizer);");
        code.Line("Measure(ref sizer);");
        code.Line("return sizer.Size;");
        code.Close();
    }

    private static string DefaultOf(EmittedField field)
    {
        var defaults = field.Definition.Defaults;
        if (defaults.Count > 0)
        {
            return field.IsArray ? $"[{string.Join(", ", defaults)}]" : defaults[0];
        }

        return field.Type.Array switch
        {
            ArrayKind.None when field.Primitive is null => "new()",
            ArrayKind.None => field.Primitive!.IsString ? "\"\"" : "",
            ArrayKind.Fixed when field.Primitive is null =>
                $"global::Robotics.Msgs.MessageArray.Create<{field.ElementType}>({field.Type.Capacity})",
            ArrayKind.Fixed when field.Primitive!.IsString => $"global::Robotics.Msgs.MessageArray.CreateStrings({field.Type.Capacity})",
            ArrayKind.Fixed => $"new {field.ElementType}[{field.Type.Capacity}]",
            _ => "[]",
        };
    }

    private static string ReadOf(EmittedField field)
    {
        if (field.Primitive is not { } primitive)
        {
            return field.IsArray
                ? $"reader.ReadMessageArray<{field.ElementType}>({field.ReadCount})"
                : $"{field.ElementType}.Read(ref reader)";
        }

        if (primitive.IsString)
        {
            return field.IsArray
                ? $"reader.Read{primitive.Accessor}Array({field.ReadCount}, {field.StringBound}, {field.Label})"
                : $"reader.Read{primitive.Accessor}({field.StringBound}, {field.Label})";
        }

        if (!field.IsArray)
        {
            return $"reader.Read{primitive.Accessor}({field.Label})";
        }

        return primitive == PrimitiveType.Bool
            ? $"reader.ReadBooleanArray({field.ReadCount}, {field.Label})"
            : $"reader.ReadArray<{field.ElementType}>({field.ReadCount}, {field.Label})";
    }
}
