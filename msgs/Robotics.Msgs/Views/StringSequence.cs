namespace Robotics.Msgs;

/// <summary>Strings of an array or sequence, read in place one after the other.</summary>
public readonly ref struct StringSequence
{
    private readonly CdrReader _start;

    /// <summary>Checks the strings and moves the reader behind them.</summary>
    public StringSequence(scoped ref CdrReader reader, int count, int bound = int.MaxValue, string field = "")
    {
        _start = reader;
        Count = count;
        for (var i = 0; i < count; i++)
        {
            reader.ReadUtf8(bound, field);
        }
    }

    /// <summary>The number of strings.</summary>
    public int Count { get; }

    /// <summary>Starts at the first string.</summary>
    public Enumerator GetEnumerator() => new(_start, Count);

    /// <summary>Gives the UTF-8 bytes of one string after the other.</summary>
    public ref struct Enumerator
    {
        private CdrReader _reader;
        private int _left;

        internal Enumerator(CdrReader reader, int count)
        {
            _reader = reader;
            _left = count;
        }

        /// <summary>The string's UTF-8 bytes.</summary>
        public ReadOnlySpan<byte> Current { get; private set; }

        /// <summary>Moves to the next string.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            Current = _reader.ReadUtf8();
            return true;
        }
    }
}
