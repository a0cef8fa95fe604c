using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly AtenOp s_conv2d = new("conv2d");
            private static readonly AtenOp s_convTranspose2d = new("conv_transpose2d.input");
            private static readonly AtenOp s_linear = new("linear");

            public static Tensor conv2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? strides = null,
                long[]? padding = null,
                long[]? dilation = null,
                long groups = 1) =>
                s_conv2d.Call(input, weight, bias, strides ?? Arg.Default, padding ?? Arg.Default, dilation ?? Arg.Default, groups);

            public static Tensor conv_transpose2d(
                Tensor input,
                Tensor weight,
                Tensor? bias = null,
                long[]? stride = null,
                long[]? padding = null,
                long[]? output_padding = null,
                long[]? dilation = null,
                long groups = 1) =>
                s_convTranspose2d.Call(
                    input,
                    weight,
                    bias,
                    stride ?? Arg.Default,
                    padding ?? Arg.Default,
                    output_padding ?? Arg.Default,
                    groups,
                    dilation ?? Arg.Default);

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => s_linear.Call(input, weights, bias);
        }
    }
}
