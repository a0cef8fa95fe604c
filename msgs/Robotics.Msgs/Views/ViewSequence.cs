namespace Robotics.Msgs;

/// <summary>Messages of an array or sequence, read in place one after the other.</summary>
/// <typeparam name="TView">The view of one message.</typeparam>
public readonly ref struct ViewSequence<TView>
    where TView : IMessageView<TView>, allows ref struct
{
    private readonly CdrReader _start;

    /// <summary>Checks the messages and moves the reader behind them.</summary>
    public ViewSequence(scoped ref CdrReader reader, int count)
    {
        _start = reader;
        Count = count;
        for (var i = 0; i < count; i++)
        {
            TView.Read(ref reader);
        }
    }

    /// <summary>The number of messages.</summary>
    public int Count { get; }

    /// <summary>Starts at the first message.</summary>
    public Enumerator GetEnumerator() => new(_start, Count);

    /// <summary>Gives one message after the other.</summary>
    public ref struct Enumerator
    {
        private CdrReader _reader;
        private int _left;
        private TView _current;

        internal Enumerator(CdrReader reader, int count)
        {
            _reader = reader;
            _left = count;
            _current = default!;
        }

        /// <summary>The message's view.</summary>
        public readonly TView Current => _current;

        /// <summary>Moves to the next message.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            _left--;
            _current = TView.Read(ref _reader);
            return true;
        }
    }
}
