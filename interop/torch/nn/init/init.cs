using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values of parameters.</summary>
        public static partial class init
        {
            private static readonly AtenOp s_erfinvInPlace = new("erfinv_");

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var _ = no_grad();
                return tensor.fill_(val);
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                return tensor.uniform_(low, high, generator);
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            /// <summary>
            /// A normal distribution cut off at <paramref name="a"/> and <paramref name="b"/>, by inverting its distribution
            /// function.
            /// </summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                using var _ = no_grad();
                var low = NormalCdf((a - mean) / std);
                var high = NormalCdf((b - mean) / std);
                tensor.uniform_((2 * low) - 1, (2 * high) - 1, generator);
                s_erfinvInPlace.Run(tensor);
                return tensor.mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
            }

            // The share of a standard normal distribution below x.
            private static double NormalCdf(double x)
            {
                using var scaled = tensor(x / Math.Sqrt(2));
                using var erf = scaled.erf();
                return (1 + erf.ToDouble()) / 2;
            }
        }
    }
}
