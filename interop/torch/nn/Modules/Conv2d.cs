using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Convolution of images [N, C, H, W]. Weights [out, in / groups, kH, kW] start as in PyTorch: uniform within 1/sqrt(fan_in).
    /// </summary>
    public sealed class Conv2d : nn.Module<Tensor, Tensor>
    {
        private readonly long[] _stride;
        private readonly long[] _padding;
        private readonly long[] _dilation;
        private readonly PaddingModes _paddingMode;

        internal Conv2d(
            long inChannels,
            long outChannels,
            (long Height, long Width) kernel,
            (long Height, long Width) stride,
            (long Height, long Width) padding,
            (long Height, long Width) dilation,
            PaddingModes paddingMode,
            long groups,
            bool bias,
            Device? device,
            ScalarType? dtype) : base(nameof(Conv2d))
        {
            if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
                throw new ArgumentException($"{groups} groups do not divide {inChannels} input and {outChannels} output channels.");
            _stride = [stride.Height, stride.Width];
            _padding = [padding.Height, padding.Width];
            _dilation = [dilation.Height, dilation.Width];
            _paddingMode = paddingMode;
            this.groups = groups;
            weight = new Parameter(empty(outChannels, inChannels / groups, kernel.Height, kernel.Width, dtype, device));
            register_parameter(nameof(weight), weight);
            if (bias)
            {
                this.bias = new Parameter(empty(outChannels, dtype, device));
                register_parameter(nameof(bias), this.bias);
            }
            reset_parameters();
        }

        public Parameter weight { get; }

        public Parameter? bias { get; }

        public long groups { get; }

        public IReadOnlyList<long> stride => _stride;

        public IReadOnlyList<long> padding => _padding;

        public IReadOnlyList<long> dilation => _dilation;

        public void reset_parameters()
        {
            nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (bias is null) return;
            var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(weight).fanIn);
            nn.init.uniform_(bias, -bound, bound);
        }

        public override Tensor forward(Tensor input)
        {
            if (_paddingMode == PaddingModes.Zeros) return nn.functional.conv2d(input, weight, bias, _stride, _padding, _dilation, groups);
            using var padded = nn.functional.pad(input, [_padding[1], _padding[1], _padding[0], _padding[0]], _paddingMode);
            return nn.functional.conv2d(padded, weight, bias, _stride, null, _dilation, groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Conv2d Conv2d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride = 1,
                long padding = 0,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                Conv2d(
                    in_channels,
                    out_channels,
                    (kernel_size, kernel_size),
                    (stride, stride),
                    (padding, padding),
                    (dilation, dilation),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);

            public static Modules.Conv2d Conv2d(
                long in_channels,
                long out_channels,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new(
                    in_channels,
                    out_channels,
                    kernel_size,
                    stride ?? (1, 1),
                    padding ?? (0, 0),
                    dilation ?? (1, 1),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype);
        }
    }
}
