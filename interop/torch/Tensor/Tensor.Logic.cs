using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_logicalAnd = new("logical_and");
        private static readonly AtenOp s_logicalOr = new("logical_or");
        private static readonly AtenOp s_logicalXor = new("logical_xor");
        private static readonly AtenOp s_logicalNot = new("logical_not");
        private static readonly AtenOp s_bitwiseAnd = new("bitwise_and.Tensor");
        private static readonly AtenOp s_bitwiseOr = new("bitwise_or.Tensor");
        private static readonly AtenOp s_bitwiseXor = new("bitwise_xor.Tensor");
        private static readonly AtenOp s_bitwiseNot = new("bitwise_not");

        public Tensor logical_and(Tensor other) => s_logicalAnd.Call(this, other);

        public Tensor logical_or(Tensor other) => s_logicalOr.Call(this, other);

        public Tensor logical_xor(Tensor other) => s_logicalXor.Call(this, other);

        public Tensor logical_not() => s_logicalNot.Call(this);

        public Tensor bitwise_and(Tensor other) => s_bitwiseAnd.Call(this, other);

        public Tensor bitwise_or(Tensor other) => s_bitwiseOr.Call(this, other);

        public Tensor bitwise_xor(Tensor other) => s_bitwiseXor.Call(this, other);

        public Tensor bitwise_not() => s_bitwiseNot.Call(this);
    }
}
