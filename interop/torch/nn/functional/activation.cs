using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The functions behind the modules.</summary>
        public static partial class functional
        {
            private static readonly AtenOp s_relu6 = new("relu6");
            private static readonly AtenOp s_hardtanhInPlace = new("hardtanh_");
            private static readonly AtenOp s_leakyRelu = new("leaky_relu");
            private static readonly AtenOp s_leakyReluInPlace = new("leaky_relu_");
            private static readonly AtenOp s_hardswish = new("hardswish");
            private static readonly AtenOp s_hardswishInPlace = new("hardswish_");
            private static readonly AtenOp s_hardsigmoid = new("hardsigmoid");
            private static readonly AtenOp s_hardsigmoidInPlace = new("hardsigmoid_");
            private static readonly AtenOp s_silu = new("silu");
            private static readonly AtenOp s_siluInPlace = new("silu_");
            private static readonly AtenOp s_gelu = new("gelu");
            private static readonly AtenOp s_softplus = new("softplus");

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor relu6(Tensor x, bool inplace = false) =>
                inplace ? s_hardtanhInPlace.InPlace(x, 0.0, 6.0) : s_relu6.Call(x);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? s_leakyReluInPlace.InPlace(input, negative_slope) : s_leakyRelu.Call(input, negative_slope);

            public static Tensor hardswish(Tensor input, bool inplace = false) =>
                inplace ? s_hardswishInPlace.InPlace(input) : s_hardswish.Call(input);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                inplace ? s_hardsigmoidInPlace.InPlace(input) : s_hardsigmoid.Call(input);

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? s_siluInPlace.InPlace(x) : s_silu.Call(x);

            public static Tensor sigmoid(Tensor x, bool inplace = false) => inplace ? x.sigmoid_() : x.sigmoid();

            public static Tensor gelu(Tensor x) => gelu(x, Modules.GELU.Approximate.none);

            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate) => s_gelu.Call(x, approximate.ToString());

            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0) => s_softplus.Call(x, beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
        }
    }
}
