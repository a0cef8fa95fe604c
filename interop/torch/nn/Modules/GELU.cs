using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x times the normal distribution function of x, exact or by its tanh approximation.</summary>
    public sealed class GELU : nn.Module<Tensor, Tensor>
    {
        private readonly Approximate _approximate;

        internal GELU(Approximate approximate) : base(nameof(GELU)) => _approximate = approximate;

        /// <summary>How the normal distribution function is computed.</summary>
        public enum Approximate
        {
            none,
            tanh,
        }

        public override Tensor forward(Tensor input) => nn.functional.gelu(input, _approximate);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.GELU GELU() => new(Modules.GELU.Approximate.none);

            public static Modules.GELU GELU(Modules.GELU.Approximate approximate) => new(approximate);
        }
    }
}
