using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly AtenOp s_im2col = new("im2col");

            /// <summary>
            /// The patches that a convolution sees: images [N, C, H, W] to [N, C x kernel height x kernel width, patches].
            /// </summary>
            public static Tensor unfold(
                Tensor input,
                (long, long) kernel_size,
                (long, long)? dilation = null,
                (long, long)? padding = null,
                (long, long)? stride = null) => s_im2col.Call(
                    input,
                    Pair(kernel_size),
                    Pair(dilation ?? (1, 1)),
                    Pair(padding ?? (0, 0)),
                    Pair(stride ?? (1, 1)));

            private static long[] Pair((long First, long Second) values) => [values.First, values.Second];
        }
    }
}
