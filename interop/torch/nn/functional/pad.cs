using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly AtenOp s_constantPad = new("constant_pad_nd");
            private static readonly AtenOp s_reflectionPad2d = new("reflection_pad2d");
            private static readonly AtenOp s_replicationPad2d = new("replication_pad2d");

            /// <summary>Adds borders: pairs (before, after) from the last dimension on.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => s_constantPad.Call(input, pad, mode == PaddingModes.Zeros ? 0 : value),
                PaddingModes.Reflect when pad.Length == 4 => s_reflectionPad2d.Call(input, pad),
                PaddingModes.Replicate when pad.Length == 4 => s_replicationPad2d.Call(input, pad),
                _ => throw new ArgumentException($"{pad.Length} borders cannot be padded by mode {mode}.", nameof(mode)),
            };

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);
        }
    }
}
