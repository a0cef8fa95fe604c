using Robotics.Msgs.Generator.Emit;
using Robotics.Msgs.Generator.Model;

namespace Robotics.Msgs.Generator;

/// <summary>Finds what is wrong with an interface only when all of them are known.</summary>
internal static class InterfaceValidator
{
    public static IEnumerable<InterfaceError> Validate(TypeCatalog catalog, InterfaceFile file)
    {
        foreach (var message in file.Messages)
        {
            if (IsCyclic(catalog, file.Namespace, message))
            {
                yield return new($"{message.FullName} contains itself; a message must end somewhere.", message.Fields[0].Line);
            }

            var properties = new HashSet<string>();
            foreach (var field in message.Fields)
            {
                if (field.Type.Primitive is null && !catalog.TryFind(file.Namespace, field.Type.Nested, out _, out _))
                {
                    yield return new(
                        $"The type {field.Type.Nested} is unknown; add its file to the project's AdditionalFiles.", field.Line);
                }

                if (!properties.Add(CSharpNames.PropertyOf(message, field.Name)))
                {
                    yield return new($"The field '{field.Name}' has the same C# name as another one.", field.Line);
                }
            }
        }
    }

    public static bool IsCyclic(TypeCatalog catalog, string @namespace, MessageDefinition message)
        => catalog.Reachable(@namespace, message).Any(reached => reached.FullName == message.FullName);
}
