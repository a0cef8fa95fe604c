using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>Writes the body of a message's Write method.</summary>
internal static class WriteEmitter
{
    public static void Emit(CodeWriter code, EmittedMessage message)
    {
        if (message.Fields.Length == 0)
        {
            code.Line("writer.WriteByte(0);");
        }

        foreach (var field in message.Fields)
        {
            if (field.IsArray)
            {
                code.Line(field.Type.Array == ArrayKind.Fixed
                    ? $"global::Robotics.Msgs.CdrWriter.CheckArrayLength({field.Property}.Length, {field.Type.Capacity}, {field.Label});"
                    : $"writer.WriteSequenceLength({field.Property}.Length, {field.SequenceBound}, {field.Label});");
            }

            code.Line(Statement(field));
        }
    }

    private static string Statement(EmittedField field)
    {
        if (field.Primitive is not { } primitive)
        {
            return field.IsArray
                ? $"writer.WriteMessageArray<{field.ElementType}>({field.Property});"
                : $"{field.Property}.Write(ref writer);";
        }

        if (primitive.IsString)
        {
            var array = field.IsArray ? "Array" : "";
            return $"writer.Write{primitive.Accessor}{array}({field.Property}, {field.StringBound}, {field.Label});";
        }

        return field.IsArray
            ? $"writer.WriteArray<{field.ElementType}>({field.Property});"
            : $"writer.Write{primitive.Accessor}({field.Property});";
    }
}
