using System.Numerics;

namespace TorchSharp.Extensions;

/// <summary>
/// Runs one pickle of protocol 2 to 5 over plain values: null, bool, long, <see cref="BigInteger"/>, double, string, byte[], lists,
/// tuples as arrays, and <see cref="PickleDictionary"/>. Whatever else it wants is asked of its world. Every step takes a byte of the
/// pickle, so that neither time nor memory exceeds what its length explains.
/// </summary>
internal sealed class PickleMachine(PickleReader reader, IPickleWorld world)
{
    private static readonly object s_mark = new();

    private readonly List<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>The object.</summary>
    /// <exception cref="PickleException">The pickle is damaged, or wants what the world refuses.</exception>
    internal object? Run()
    {
        while (true)
        {
            var operation = (PickleOperation)reader.TakeByte();
            if (operation == PickleOperation.Stop) return Pop();
            Step(operation);
        }
    }

    private void Step(PickleOperation operation)
    {
        switch (operation)
        {
            case PickleOperation.Protocol: reader.TakeByte(); break;
            case PickleOperation.Frame: reader.TakeInt64(); break;
            case PickleOperation.Mark: _stack.Add(s_mark); break;
            case PickleOperation.Pop: Pop(); break;
            case PickleOperation.PopMark: PopToMark(); break;
            case PickleOperation.Duplicate: _stack.Add(Peek()); break;
            case PickleOperation.BinaryPut: _memo[reader.TakeByte()] = Peek(); break;
            case PickleOperation.LongBinaryPut: _memo[reader.TakeUInt32()] = Peek(); break;
            case PickleOperation.Memoize: _memo[(uint)_memo.Count] = Peek(); break;
            case PickleOperation.BinaryGet: Recall(reader.TakeByte()); break;
            case PickleOperation.LongBinaryGet: Recall(reader.TakeUInt32()); break;
            case PickleOperation.Append: Top<List<object?>>(below: 1).Add(Pop()); break;
            case PickleOperation.Appends: Append(PopToMark()); break;
            case PickleOperation.AddItems: PopToMark(); break;
            case PickleOperation.SetItem: SetItems([Top<object?>(below: 1), Top<object?>(below: 0)], popped: 2); break;
            case PickleOperation.SetItems: SetItems(PopToMark(), popped: 0); break;
            case PickleOperation.Build: Build(); break;
            default: _stack.Add(Make(operation)); break;
        }
    }

    // Operations that push what they make.
    private object? Make(PickleOperation operation) => operation switch
    {
        PickleOperation.None => null,
        PickleOperation.True => true,
        PickleOperation.False => false,
        PickleOperation.BinaryInteger => (long)reader.TakeInt32(),
        PickleOperation.BinaryInteger1 => (long)reader.TakeByte(),
        PickleOperation.BinaryInteger2 => (long)reader.TakeUInt16(),
        PickleOperation.Long1 => Number(reader.Take(reader.TakeByte())),
        PickleOperation.Long4 => Number(reader.Take(reader.TakeInt32())),
        PickleOperation.BinaryFloat => reader.TakeDouble(),
        PickleOperation.ShortBinaryUnicode => reader.TakeText(reader.TakeByte()),
        PickleOperation.BinaryUnicode => reader.TakeText(reader.TakeUInt32()),
        PickleOperation.BinaryUnicode8 => reader.TakeText(reader.TakeInt64()),
        PickleOperation.ShortBinaryString or PickleOperation.ShortBinaryBytes => reader.Take(reader.TakeByte()).ToArray(),
        PickleOperation.BinaryString or PickleOperation.BinaryBytes => reader.Take(reader.TakeUInt32()).ToArray(),
        PickleOperation.EmptyList => new List<object?>(),
        PickleOperation.List => PopToMark(),
        PickleOperation.EmptyTuple => Array.Empty<object?>(),
        PickleOperation.Tuple => PopToMark().ToArray(),
        PickleOperation.Tuple1 => PopMany(1),
        PickleOperation.Tuple2 => PopMany(2),
        PickleOperation.Tuple3 => PopMany(3),
        PickleOperation.EmptyDictionary => new PickleDictionary(),
        PickleOperation.EmptySet => new List<object?>(),
        PickleOperation.Global => world.Resolve(reader.TakeLine(), reader.TakeLine()),
        PickleOperation.StackGlobal => PopMany(2) is [string module, string name]
            ? world.Resolve(module, name)
            : throw new PickleException("a name in it is no text."),
        PickleOperation.Reduce or PickleOperation.NewObject => PopMany(2) is [var word, object?[] arguments]
            ? world.Call(word, arguments)
            : throw new PickleException("the arguments of an object are no tuple."),
        PickleOperation.BinaryPersistentId => world.Persist(Pop()),
        _ => throw new PickleException($"it has the operation 0x{(byte)operation:x2}, which no file of torch.save needs."),
    };

    // What fits 64 bits is a long to whoever looks at it.
    private static object? Number(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long)) return new BigInteger(bytes);
        var number = (long)new BigInteger(bytes);
        return number;
    }

    private void Append(List<object?> items) => Top<List<object?>>(below: 0).AddRange(items);

    private void SetItems(List<object?> items, int popped)
    {
        if (items.Count % 2 != 0) throw new PickleException("a key in it has no value.");
        PopMany(popped);
        if (Peek() is not PickleDictionary dictionary)
        {
            // Of an object that is not kept.
            return;
        }

        for (var i = 0; i < items.Count; i += 2) dictionary.Items.Add((items[i], items[i + 1]));
    }

    // The attributes of an object. Of those that are kept only dictionaries have some, which hold no weights: _metadata.
    private void Build()
    {
        Pop();
        if (Peek() is not (PickleDictionary or TorchWord)) throw new PickleException("it gives attributes to something that has none.");
    }

    private void Recall(uint index) => _stack.Add(_memo.TryGetValue(index, out var value)
        ? value
        : throw new PickleException($"it recalls the object {index}, which it never made."));

    private object? Peek() => Top<object?>(below: 0);

    private T Top<T>(int below) =>
        _stack.Count > below && _stack[^(1 + below)] is var value && value != s_mark && (value is T || value is null)
        ? (T)value!
        : throw new PickleException("its operations do not fit its objects.");

    private object? Pop() => PopMany(1)[0];

    private object?[] PopMany(int count)
    {
        if (_stack.Count < count) throw new PickleException("it takes more objects than it made.");
        var values = _stack[^count..].ToArray();
        if (values.Contains(s_mark)) throw new PickleException("its operations do not fit its objects.");
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private List<object?> PopToMark()
    {
        var mark = _stack.LastIndexOf(s_mark);
        if (mark < 0) throw new PickleException("it takes objects up to a mark that it never made.");
        var values = _stack[(mark + 1)..];
        _stack.RemoveRange(mark, _stack.Count - mark);
        return values;
    }
}
