using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x above zero, <c>negative_slope</c> x below.</summary>
    public sealed class LeakyReLU : nn.Module<Tensor, Tensor>
    {
        private readonly bool _inplace;

        internal LeakyReLU(double negativeSlope, bool inplace) : base(nameof(LeakyReLU)) =>
            (negative_slope, _inplace) = (negativeSlope, inplace);

        public double negative_slope { get; }

        public override Tensor forward(Tensor input) => nn.functional.leaky_relu(input, negative_slope, _inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);
        }
    }
}
