namespace Robotics.Vision.Tests.Preprocessing;

public class PreprocessorTests
{
    private const float StepOfEightBits = 1f / 255;
    private static readonly bool[] s_vectors = System.Runtime.Intrinsics.X86.Avx2.IsSupported ? [false, true] : [false];

    public static MatrixTheoryData<PixelFormat, (int SrcWidth, int SrcHeight, int Width, int Height), int> Cases => new(
        Enum.GetValues<PixelFormat>(),
        [
            (128, 72, 51, 29),
            (64, 48, 64, 48),
            (37, 23, 101, 67),
            (37, 23, 8, 8),
            (33, 17, 16, 34),
            (640, 40, 20, 3),
            (16, 16, 7, 5),
            (1, 1, 9, 4),
            (5, 3, 1, 1),
            (2, 9, 40, 1),
        ],
        [0, 13]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void DiffersFromTheReferenceByLessThanTheStatedError(
        PixelFormat format, (int SrcWidth, int SrcHeight, int Width, int Height) size, int padding)
    {
        (byte[] data, int stride) = Noise(format, size.SrcWidth, size.SrcHeight, padding);
        var image = new ImageSpan(data, size.SrcWidth, size.SrcHeight, stride, format);
        float[] expected = new float[3 * size.Width * size.Height];
        PreprocessorReference.Run(image, size.Width, size.Height, Normalization.UnitRange, expected);

        foreach (bool vectors in s_vectors)
        {
            var kernel = new Preprocessor(
                size.SrcWidth, size.SrcHeight, format, size.Width, size.Height, Normalization.UnitRange, vectors);
            float[] guarded = Enumerable.Repeat(float.NaN, expected.Length + 32).ToArray();
            kernel.Run(image, guarded.AsSpan(16, expected.Length));
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.InRange(guarded[16 + i] - expected[i], -StepOfEightBits / 32, StepOfEightBits / 32);
            }

            Assert.All(guarded[..16].Concat(guarded[^16..]), value => Assert.True(float.IsNaN(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void VectorsEqualScalarsExactly(
        PixelFormat format, (int SrcWidth, int SrcHeight, int Width, int Height) size, int padding)
    {
        (byte[] data, int stride) = Noise(format, size.SrcWidth, size.SrcHeight, padding);
        float[][] tensors = [.. s_vectors.Select(vectors =>
        {
            float[] tensor = new float[3 * size.Width * size.Height];
            new Preprocessor(size.SrcWidth, size.SrcHeight, format, size.Width, size.Height, Normalization.ImageNet, vectors)
                .Run(new ImageSpan(data, size.SrcWidth, size.SrcHeight, stride, format), tensor);
            return tensor;
        })];
        Assert.All(tensors, tensor => Assert.Equal(tensors[0], tensor));
    }

    [Fact]
    public void SameSizeOnlyNormalises()
    {
        (byte[] data, int stride) = Noise(PixelFormat.Bgr8, 32, 4, 0);
        float[] tensor = new float[3 * 32 * 4];
        new Preprocessor(32, 4, PixelFormat.Bgr8, 32, 4, Normalization.ImageNet)
            .Run(new ImageSpan(data, 32, 4, stride, PixelFormat.Bgr8), tensor);
        double[] mean = [0.485, 0.456, 0.406], std = [0.229, 0.224, 0.225];
        for (int i = 0; i < 32 * 4; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                Assert.Equal((data[3 * i + 2 - c] / 255.0 - mean[c]) / std[c], tensor[c * 32 * 4 + i], 1e-6);
            }
        }
    }

    // PyTorch's documented result of Upsample(scale_factor=2, mode="bilinear").
    [Fact]
    public void AgreesWithThePublishedExampleOfBilinearUpsampling()
    {
        double[] upsampled = [1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4];
        float[] tensor = new float[3 * 16];
        new Preprocessor(2, 2, PixelFormat.Mono8, 4, 4, Normalization.UnitRange)
            .Run(new ImageSpan([10, 20, 30, 40], 2, 2, 2, PixelFormat.Mono8), tensor);
        for (int i = 0; i < tensor.Length; i++)
        {
            Assert.Equal(10 * upsampled[i % 16] / 255, tensor[i], 1e-6);
        }
    }

    [Fact]
    public void ChannelOrderDoesNotMatter()
    {
        (byte[] rgb, int stride) = Noise(PixelFormat.Rgb8, 50, 20, 0);
        float[] expected = Run(rgb, stride, PixelFormat.Rgb8);

        byte[] bgr = new byte[rgb.Length], rgba = new byte[50 * 20 * 4], bgra = new byte[50 * 20 * 4];
        for (int i = 0; i < 50 * 20; i++)
        {
            (byte r, byte g, byte b) = (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
            new[] { b, g, r }.CopyTo(bgr, 3 * i);
            new[] { r, g, b, (byte)i }.CopyTo(rgba, 4 * i);
            new[] { b, g, r, (byte)i }.CopyTo(bgra, 4 * i);
        }

        Assert.Equal(expected, Run(bgr, 150, PixelFormat.Bgr8));
        Assert.Equal(expected, Run(rgba, 200, PixelFormat.Rgba8));
        Assert.Equal(expected, Run(bgra, 200, PixelFormat.Bgra8));

        static float[] Run(byte[] data, int stride, PixelFormat format)
        {
            float[] tensor = new float[3 * 31 * 11];
            new Preprocessor(50, 20, format, 31, 11, Normalization.ImageNet).Run(new ImageSpan(data, 50, 20, stride, format), tensor);
            return tensor;
        }
    }

    [Fact]
    public void AllocatesNothing()
    {
        (byte[] data, int stride) = Noise(PixelFormat.Bgr8, 64, 48, 0);
        var kernel = new Preprocessor(64, 48, PixelFormat.Bgr8, 32, 24, Normalization.ImageNet);
        float[] tensor = new float[kernel.TensorLength];
        kernel.Run(new ImageSpan(data, 64, 48, stride, PixelFormat.Bgr8), tensor);
        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Run(new ImageSpan(data, 64, 48, stride, PixelFormat.Bgr8), tensor);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ImageOrTensorOfAnotherSizeIsRejected()
    {
        byte[] data = new byte[64 * 48 * 3];
        var kernel = new Preprocessor(64, 48, PixelFormat.Bgr8, 32, 24, Normalization.ImageNet);
        float[] tensor = new float[kernel.TensorLength];
        Assert.Throws<ArgumentException>(() => kernel.Run(new ImageSpan(data, 63, 48, 192, PixelFormat.Bgr8), tensor));
        Assert.Throws<ArgumentException>(() => kernel.Run(new ImageSpan(data, 64, 47, 192, PixelFormat.Bgr8), tensor));
        Assert.Throws<ArgumentException>(() => kernel.Run(new ImageSpan(data, 64, 48, 192, PixelFormat.Rgb8), tensor));
        Assert.Throws<ArgumentException>(() => kernel.Run(new ImageSpan(data, 64, 48, 192, PixelFormat.Bgr8), tensor.AsSpan(1)));
    }

    // Extreme values beside each other, and a last row without padding.
    private static (byte[] Data, int Stride) Noise(PixelFormat format, int width, int height, int padding)
    {
        int rowBytes = (int)format.Info().RowBytes(width);
        int stride = rowBytes + padding;
        byte[] data = new byte[stride * (height - 1) + rowBytes];
        new Random(7).NextBytes(data);
        for (int i = 0; i < data.Length; i += 3)
        {
            data[i] = (byte)(data[i] < 128 ? 0 : 255);
        }

        return (data, stride);
    }
}
