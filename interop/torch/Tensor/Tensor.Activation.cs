using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_relu = new("relu");
        private static readonly AtenOp s_reluInPlace = new("relu_");
        private static readonly AtenOp s_softmax = new("softmax.int");
        private static readonly AtenOp s_logSoftmax = new("log_softmax.int");

        public Tensor relu() => s_relu.Call(this);

        public Tensor relu_() => s_reluInPlace.InPlace(this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => s_softmax.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => s_logSoftmax.Call(this, dim, dtype);
    }
}
