using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator.Emit;

/// <summary>Writes the body of a message's Measure method.</summary>
internal static class MeasureEmitter
{
    public static void Emit(CodeWriter code, EmittedMessage message)
    {
        if (message.Fields.Length == 0)
        {
            code.Line("sizer.Add(1);");
        }

        foreach (var field in message.Fields)
        {
            if (field.IsArray && field.Type.Array != ArrayKind.Fixed)
            {
                code.Line("sizer.Add(sizeof(uint));");
            }

            EmitField(code, field);
        }
    }

    private static void EmitField(CodeWriter code, EmittedField field)
    {
        if (field.Primitive is { } primitive)
        {
            code.Line((primitive.IsString, field.IsArray) switch
            {
                (true, true) => $"sizer.Add{primitive.Accessor}Array({field.Property});",
                (true, false) => $"sizer.Add{primitive.Accessor}({field.Property});",
                (false, true) => $"sizer.AddArray<{field.ElementType}>({field.Property});",
                (false, false) => $"sizer.Add({primitive.Size});",
            });
        }
        else if (field.IsArray)
        {
            code.Open($"foreach (var item in {field.Property})");
            code.Line("item.Measure(ref sizer);");
            code.Close();
        }
        else
        {
            code.Line($"{field.Property}.Measure(ref sizer);");
        }
    }
}
