namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// One place between the brackets of <c>tensor[...]</c>: a number, a range, a tensor of numbers or a mask, or one of the words
    /// below.
    /// </summary>
    public readonly struct TensorIndex
    {
        private TensorIndex(IndexKind kind, long? start = null, long? stop = null, long? step = null, Tensor? tensor = null)
        {
            Kind = kind;
            Start = start;
            Stop = stop;
            Step = step;
            Indices = tensor;
        }

        internal enum IndexKind
        {
            Slice,
            Single,
            Tensor,
            Ellipsis,
            None,
        }

        /// <summary>As many whole dimensions as are left over.</summary>
        public static TensorIndex Ellipsis => new(IndexKind.Ellipsis);

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex None => new(IndexKind.None);

        /// <inheritdoc cref="None"/>
        public static TensorIndex Null => None;

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon => Slice();

        internal IndexKind Kind { get; }

        internal long? Start { get; }

        internal long? Stop { get; }

        internal long? Step { get; }

        internal Tensor? Indices { get; }

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(IndexKind.Slice, start, stop, step);

        public static TensorIndex Slice(Range range) =>
            Slice(Position(range.Start), range.End.Equals(Index.End) ? null : Position(range.End));

        public static TensorIndex Single(long index) => new(IndexKind.Single, index);

        /// <summary>Numbers (int64) or a mask (bool).</summary>
        public static TensorIndex Tensor(Tensor tensor) => new(IndexKind.Tensor, tensor: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index value) => Single(Position(value));

        public static implicit operator TensorIndex(Range value) => Slice(value);

        public static implicit operator TensorIndex(Tensor value) => Tensor(value);

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
