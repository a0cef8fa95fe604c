using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalisation over the last dimensions.</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        private readonly long[] _shape;

        internal LayerNorm(long[] shape, double eps, bool affine, bool bias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
        {
            _shape = shape;
            this.eps = eps;
            if (!affine) return;
            weight = new Parameter(ones(shape, dtype, device));
            register_parameter(nameof(weight), weight);
            if (!bias) return;
            this.bias = new Parameter(zeros(shape, dtype, device));
            register_parameter(nameof(bias), this.bias);
        }

        public Parameter? weight { get; }

        public Parameter? bias { get; }

        public double eps { get; }

        public override Tensor forward(Tensor input) => nn.functional.layer_norm(input, _shape, weight, bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.LayerNorm LayerNorm(
                long[] normalized_shape,
                double eps = 1e-05,
                bool elementwise_affine = true,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static Modules.LayerNorm LayerNorm(
                long normalized_shape,
                double eps = 1e-05,
                bool elementwise_affine = true,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                LayerNorm([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
