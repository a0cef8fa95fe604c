using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>1 / (1 + exp(-x))</summary>
    public sealed class Sigmoid : nn.Module<Tensor, Tensor>
    {
        private readonly bool _inplace;

        internal Sigmoid(bool inplace) : base(nameof(Sigmoid)) => _inplace = inplace;

        public override Tensor forward(Tensor input) => nn.functional.sigmoid(input, _inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Sigmoid Sigmoid(bool inplace = false) => new(inplace);
        }
    }
}
