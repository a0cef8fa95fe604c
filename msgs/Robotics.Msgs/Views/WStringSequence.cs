namespace Robotics.Msgs;

/// <summary>Wide strings of an array or sequence, read in place one after the other.</summary>
public readonly ref struct WStringSequence
{
    private readonly CdrReader _start;

    /// <summary>Checks the strings and moves the reader behind them.</summary>
    public WStringSequence(scoped ref CdrReader reader, int count, int bound = int.MaxValue, string field = "")
    {
        _start = reader;
        Count = count;
        for (var i = 0; i < count; i++)
        {
            reader.ReadWStringUnits(bound, field);
        }
    }

    /// <summary>The number of strings.</summary>
    public int Count { get; }

    /// <summary>Starts at the first string.</summary>
    public Enumerator GetEnumerator() => new(_start, Count);

    /// <summary>Gives the UTF-16 units of one string after the other.</summary>
    public ref struct Enumerator
    {
        private CdrReader _reader;
        private int _left;

        internal Enumerator(CdrReader reader, int count)
        {
            _reader = reader;
            _left = count;
        }

        /// <summary>The string's UTF-16 units.</summary>
        public ReadOnlySpan<uint> Current { get; private set; }

        /// <summary>Moves to the next string.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            Current = _reader.ReadWStringUnits();
            return true;
        }
    }
}
