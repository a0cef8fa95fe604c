using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Means of images [N, C, H, W] under a moving window.</summary>
    public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
    {
        private readonly long _kernelSize;
        private readonly long? _stride;
        private readonly long _padding;
        private readonly bool _ceilMode;
        private readonly bool _countIncludePad;

        internal AvgPool2d(long kernelSize, long? stride, long padding, bool ceilMode, bool countIncludePad) : base(nameof(AvgPool2d))
        {
            _kernelSize = kernelSize;
            _stride = stride;
            _padding = padding;
            _ceilMode = ceilMode;
            _countIncludePad = countIncludePad;
        }

        public override Tensor forward(Tensor input) => 
            nn.functional.avg_pool2d(input, _kernelSize, _stride, _padding, _ceilMode, _countIncludePad);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.AvgPool2d AvgPool2d(
                long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad);
        }
    }
}
