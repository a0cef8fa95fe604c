using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>min(max(x, 0), 6)</summary>
    public sealed class ReLU6 : nn.Module<Tensor, Tensor>
    {
        private readonly bool _inplace;

        internal ReLU6(bool inplace) : base(nameof(ReLU6)) => _inplace = inplace;

        public override Tensor forward(Tensor input) => nn.functional.relu6(input, _inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.ReLU6 ReLU6(bool inplace = false) => new(inplace);
        }
    }
}
