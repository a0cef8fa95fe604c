using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly AtenOp s_batchNorm = new("batch_norm");
            private static readonly AtenOp s_layerNorm = new("layer_norm");
            private static readonly AtenOp s_dropout = new("dropout");
            private static readonly AtenOp s_dropoutInPlace = new("dropout_");

            public static Tensor batch_norm(
                Tensor input,
                Tensor? running_mean,
                Tensor? running_var,
                Tensor? weight = null,
                Tensor? bias = null,
                bool training = false,
                double momentum = 0.1,
                double eps = 1e-5) =>
                s_batchNorm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                s_layerNorm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>A vector of length one along the dimension.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var norm = input.norm((int)dim, keepdim: true, (float)p);
                using var divisor = norm.clamp(min: eps);
                return input.div(divisor);
            }

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? s_dropoutInPlace.InPlace(input, p, training) : s_dropout.Call(input, p, training);
        }
    }
}
