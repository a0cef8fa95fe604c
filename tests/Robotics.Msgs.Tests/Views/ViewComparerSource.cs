using System.Text;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Views;

/// <summary>
/// Writes C# that reads a payload both as class and as view and compares every field. A view is a ref struct, which reflection
/// cannot hold, so the comparison is compiled from this text.
/// </summary>
internal static class ViewComparerSource
{
    public const string Class = "ViewComparer";
    public const string Method = "Compare";

    public static string Write(IEnumerable<IMessageCodec> codecs)
    {
        var same = new StringBuilder();
        var cases = new StringBuilder();
        foreach (var type in codecs.Select(codec => codec.Type))
        {
            WriteSame(same, type);
            cases.AppendLine($$"""
                if (type == typeof({{type.FullName}}))
                {
                    var reader = new CdrReader(payload);
                    Same(new {{type.FullName}}View(payload), {{type.FullName}}.Read(ref reader));
                    return;
                }
                """);
        }

        return $$"""
            using System;
            using Robotics.Msgs;
            using Robotics.Msgs.Tests.Views;

            public static class {{Class}}
            {
                public static void {{Method}}(Type type, byte[] payload)
                {
                    {{cases}}
                    throw new ArgumentException(type.FullName);
                }

                {{same}}
            }
            """;
    }

    private static void WriteSame(StringBuilder same, Type type)
    {
        same.AppendLine($"static void Same({type.FullName}View view, {type.FullName} message) {{");
        foreach (var property in type.GetProperties().Where(property => !property.GetMethod!.IsStatic))
        {
            var element = property.PropertyType.GetElementType() ?? property.PropertyType;
            var comparer = element.IsPrimitive || element == typeof(string) ? "Compared." : "";
            same.AppendLine($"{comparer}Same(view.{property.Name}, message.{property.Name});");
        }

        same.AppendLine("}");
        same.AppendLine($$"""
            static void Same(ViewSequence<{{type.FullName}}View> views, {{type.FullName}}[] messages)
            {
                Compared.SameCount(views.Count, messages.Length);
                var index = 0;
                foreach (var view in views) { Same(view, messages[index++]); }
                Compared.SameCount(index, messages.Length);
            }
            """);
    }
}
