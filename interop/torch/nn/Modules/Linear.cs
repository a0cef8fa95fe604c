using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x W' + b over the last dimension. Weights [out, in] start as in PyTorch: uniform within 1/sqrt(in).</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
        {
            weight = new Parameter(empty(outputSize, inputSize, dtype, device));
            register_parameter(nameof(weight), weight);
            nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (!hasBias) return;
            bias = new Parameter(empty(outputSize, dtype, device));
            register_parameter(nameof(bias), bias);
            var bound = 1 / Math.Sqrt(inputSize);
            nn.init.uniform_(bias, -bound, bound);
        }

        public Parameter weight { get; }

        public Parameter? bias { get; }

        public override Tensor forward(Tensor input) => nn.functional.linear(input, weight, bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Linear Linear(
                long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);
        }
    }
}
