using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly AtenOp s_nearest = new("upsample_nearest2d.vec");
            private static readonly AtenOp s_nearestExact = new("_upsample_nearest_exact2d.vec");
            private static readonly AtenOp s_bilinear = new("upsample_bilinear2d.vec");
            private static readonly AtenOp s_bilinearAntialias = new("_upsample_bilinear2d_aa.vec");
            private static readonly AtenOp s_bicubic = new("upsample_bicubic2d.vec");
            private static readonly AtenOp s_bicubicAntialias = new("_upsample_bicubic2d_aa.vec");
            private static readonly AtenOp s_adaptiveAvgPool2d = new("adaptive_avg_pool2d");
            private static readonly AtenOp s_avgPool2d = new("avg_pool2d");
            private static readonly AtenOp s_maxPool2d = new("max_pool2d");
            private static readonly AtenOp s_affineGrid = new("affine_grid_generator");
            private static readonly AtenOp s_gridSample = new("grid_sampler");

            /// <summary>Resizes images [N, C, H, W] to a size or by factors, of which one must be given.</summary>
            public static Tensor interpolate(
                Tensor x,
                long[]? size = null,
                double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null,
                bool recompute_scale_factor = false,
                bool antialias = false)
            {
                if (size is null == scale_factor is null) throw new ArgumentException("Give either a size or scale factors.");
                if (x.ndim != 4)
                    throw new ArgumentException($"Only images [N, C, H, W] are resized, not tensors of {x.ndim} dimensions.", nameof(x));
                if (recompute_scale_factor && scale_factor is not null)
                {
                    var shape = x.shape;
                    (size, scale_factor) = ([(long)(shape[2] * scale_factor[0]), (long)(shape[3] * scale_factor[^1])], null);
                }
                if (scale_factor is { Length: 1 }) scale_factor = [scale_factor[0], scale_factor[0]];
                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => s_nearest.Call(x, size, scale_factor),
                    InterpolationMode.NearestExact => s_nearestExact.Call(x, size, scale_factor),
                    InterpolationMode.Bilinear => (antialias ? s_bilinearAntialias : s_bilinear).Call(x, size, corners, scale_factor),
                    InterpolationMode.Bicubic => (antialias ? s_bicubicAntialias : s_bicubic).Call(x, size, corners, scale_factor),
                    InterpolationMode.Area when size is not null => adaptive_avg_pool2d(x, size),
                    _ => throw new ArgumentException($"Images cannot be resized by mode {mode} with these arguments.", nameof(mode)),
                };
            }

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => s_adaptiveAvgPool2d.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, [output_size, output_size]);

            public static Tensor avg_pool2d(
                Tensor input,
                long kernel_size,
                long? stride = null,
                long padding = 0,
                bool ceil_mode = false,
                bool count_include_pad = true) =>
                s_avgPool2d.Call(input, kernel_size, stride ?? kernel_size, padding, ceil_mode, count_include_pad);

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, long dilation = 1, bool ceil_mode = false) =>
                s_maxPool2d.Call(input, kernel_size, stride ?? kernel_size, padding, dilation, ceil_mode);

            /// <summary>The sampling grid [N, H, W, 2] of affine maps [N, 2, 3] for images of a size [N, C, H, W].</summary>
            public static Tensor affine_grid(Tensor theta, long[] size, bool align_corners = false) =>
                s_affineGrid.Call(theta, size, align_corners);

            public static Tensor grid_sample(
                Tensor input,
                Tensor grid,
                GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros,
                bool? align_corners = null)
            {
                var interpolation = mode == GridSampleMode.Bilinear ? 0 : 1;
                var padding = padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1,
                    GridSamplePaddingMode.Reflection => 2,
                    _ => 0,
                };
                return s_gridSample.Call(input, grid, interpolation, padding, align_corners ?? false);
            }
        }
    }
}
