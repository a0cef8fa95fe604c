using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Transposed convolution of images [N, C, H, W]. Weights [in, out / groups, kH, kW] start as in PyTorch: uniform within
    /// 1/sqrt(fan_in).
    /// </summary>
    public sealed class ConvTranspose2d : nn.Module<Tensor, Tensor>
    {
        private readonly long[] _stride;
        private readonly long[] _padding;
        private readonly long[] _outputPadding;
        private readonly long[] _dilation;

        internal ConvTranspose2d(
            long inChannels,
            long outChannels,
            long kernel,
            long stride,
            long padding,
            long outputPadding,
            long dilation,
            long groups,
            bool bias,
            Device? device,
            ScalarType? dtype) : base(nameof(ConvTranspose2d))
        {
            if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
                throw new ArgumentException($"{groups} groups do not divide {inChannels} input and {outChannels} output channels.");
            _stride = [stride, stride];
            _padding = [padding, padding];
            _outputPadding = [outputPadding, outputPadding];
            _dilation = [dilation, dilation];
            this.groups = groups;
            weight = new Parameter(empty(inChannels, outChannels / groups, kernel, kernel, dtype, device));
            register_parameter(nameof(weight), weight);
            nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
            if (!bias) return;
            this.bias = new Parameter(empty(outChannels, dtype, device));
            register_parameter(nameof(bias), this.bias);
            var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(weight).fanIn);
            nn.init.uniform_(this.bias, -bound, bound);
        }

        public Parameter weight { get; }

        public Parameter? bias { get; }

        public long groups { get; }

        public override Tensor forward(Tensor input) =>
            nn.functional.conv_transpose2d(input, weight, bias, _stride, _padding, _outputPadding, _dilation, groups);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.ConvTranspose2d ConvTranspose2d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride = 1,
                long padding = 0,
                long output_padding = 0,
                long dilation = 1,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, groups, bias, device, dtype);
        }
    }
}
