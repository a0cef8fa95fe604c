using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers around parameters.</summary>
        public static class utils
        {
            private static readonly AtenOp s_foreachNorm = new("_foreach_norm.Scalar");
            private static readonly AtenOp s_foreachMulInPlace = new("_foreach_mul_.Scalar");

            /// <summary>Scales all gradients down together so that their joint norm is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var gradients = GradientsOf(tensors);
                if (gradients.Length == 0) return 0;
                var total = stack(s_foreachNorm.CallList(gradients, norm_type)).norm((float)norm_type).ToDouble();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1) s_foreachMulInPlace.Run(gradients, factor);
                return total;
            }

            /// <summary>Cuts every gradient off at plus and minus <paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                foreach (var gradient in GradientsOf(tensors)) gradient.clamp_(-clip_value, clip_value);
            }

            private static Tensor[] GradientsOf(IEnumerable<Parameter> parameters) =>
                parameters.Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        }
    }
}
