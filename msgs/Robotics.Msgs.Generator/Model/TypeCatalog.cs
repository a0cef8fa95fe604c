namespace Robotics.Msgs.Generator.Model;

/// <summary>All known messages by their C# root namespace and ROS name.</summary>
internal sealed class TypeCatalog
{
    public const string DefaultNamespace = "Robotics.Msgs";

    private readonly Dictionary<(string Namespace, string FullName), MessageDefinition> _messages = [];

    /// <summary>Adds a file's messages, unless a file of the same namespace and name was there before.</summary>
    public bool TryAdd(InterfaceFile file)
    {
        foreach (var message in file.Messages)
        {
            if (_messages.ContainsKey((file.Namespace, message.FullName)))
            {
                return false;
            }

            _messages.Add((file.Namespace, message.FullName), message);
        }

        return true;
    }

    /// <summary>Finds a message as seen from a namespace: there, or in the default one.</summary>
    public bool TryFind(string @namespace, string fullName, out string foundNamespace, out MessageDefinition message)
    {
        foundNamespace = @namespace;
        if (_messages.TryGetValue((@namespace, fullName), out message!))
        {
            return true;
        }

        foundNamespace = DefaultNamespace;
        return _messages.TryGetValue((DefaultNamespace, fullName), out message!);
    }

    /// <summary>All messages that a message reaches through its fields, itself only if it reaches itself.</summary>
    public IReadOnlyCollection<MessageDefinition> Reachable(string @namespace, MessageDefinition message)
    {
        var found = new SortedDictionary<string, MessageDefinition>(StringComparer.Ordinal);
        var open = new Stack<MessageDefinition>([message]);
        while (open.Count > 0)
        {
            foreach (var field in open.Pop().Fields)
            {
                if (field.Type.Primitive is null
                    && TryFind(@namespace, field.Type.Nested, out _, out var nested)
                    && !found.ContainsKey(nested.FullName))
                {
                    found.Add(nested.FullName, nested);
                    open.Push(nested);
                }
            }
        }

        return found.Values;
    }
}
