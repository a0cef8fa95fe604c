using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;
using Robotics.Vision;

namespace Robotics.Training.Tests.Data;

public class CropSamplerTests
{
    private static readonly ImageSize Input = new(32, 64);

    [Fact]
    public void Without_augmentation_a_crop_is_what_the_robot_preprocesses()
    {
        SampleBuffer source = Noise(90, 160);
        float[] image = Sample(source, Identity(source), ColorTransform.Identity).Image;

        var expected = new float[image.Length];
        var preprocessor = new Preprocessor(
            160, 90, PixelFormat.Rgb8, Input.Width, Input.Height, new Normalization(PixelStatistics.Mean, PixelStatistics.Std));
        preprocessor.Run(new ImageSpan(source.Rgb, 160, 90, 480, PixelFormat.Rgb8), expected);
        Assert.All(expected.Zip(image), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void A_flipped_crop_is_the_mirror_image()
    {
        SampleBuffer source = Noise(90, 160);
        CropGeometry plain = Identity(source);
        CropGeometry flipped = plain with { StepX = -plain.StepX, OriginX = plain.OriginX + (Input.Width * plain.StepX) };
        (float[] image, byte[] mask) = Sample(source, plain, ColorTransform.Identity);
        (float[] mirrored, byte[] mirroredMask) = Sample(source, flipped, ColorTransform.Identity);
        for (int i = 0; i < image.Length; i++)
        {
            Assert.Equal(image[i], mirrored[Mirror(i, Input.Width)], 1e-4f);
        }

        for (int i = 0; i < mask.Length; i++)
        {
            Assert.Equal(mask[i], mirroredMask[Mirror(i, Input.Width / 4)]);
        }
    }

    [Fact]
    public void Outside_the_source_the_picture_is_the_mean_and_the_mask_unlabelled()
    {
        SampleBuffer source = Noise(32, 64);
        var half = new CropGeometry(2, 2, -32, -16);
        (float[] image, byte[] mask) = Sample(source, half, ColorTransform.Identity);
        for (int y = 0; y < Input.Height; y++)
        {
            for (int x = 0; x < Input.Width; x++)
            {
                bool outside = x < 16 || x >= 48 || y < 8 || y >= 24;
                Assert.Equal(outside, image[(y * Input.Width) + x] == 0);
                Assert.Equal(outside, mask[(y / 4 * Input.Width / 4) + (x / 4)] == LabelSet.Unlabelled);
            }
        }
    }

    [Fact]
    public void Picture_and_mask_stay_aligned_under_every_augmentation()
    {
        // A bright square is class 1 on a dark ground; wherever the mask says 1 or 0 well inside, the picture must agree.
        var source = new SampleBuffer();
        source.Resize(160, 90);
        for (int i = 0; i < source.Mask.Length; i++)
        {
            bool inside = i % 160 is >= 50 and < 110 && i / 160 is >= 30 and < 60;
            source.Mask[i] = inside ? (byte)1 : (byte)0;
            source.Rgb.Slice(i * 3, 3).Fill(inside ? (byte)250 : (byte)5);
        }

        float bright = Normalized(250);
        float dark = Normalized(5);
        var seen = new HashSet<byte>();
        for (ulong n = 0; n < 200; n++)
        {
            var random = new SampleRandom(3, n);
            CropGeometry geometry = CropGeometry.Draw(new AugmentationOptions(), Input, Input, new ImageSize(90, 160), ref random);
            (float[] image, byte[] mask) = Sample(source, geometry, ColorTransform.Identity);
            for (int i = 0; i < mask.Length; i++)
            {
                // The four pixels around the centre of the mask's block; where they agree, so must the mask.
                int pixel = (((i / 16 * 4) + 1) * Input.Width) + (i % 16 * 4) + 1;
                float[] around = [image[pixel], image[pixel + 1], image[pixel + Input.Width], image[pixel + Input.Width + 1]];
                if (around.All(value => Math.Abs(value - bright) < 1e-3))
                {
                    Assert.Equal(1, mask[i]);
                    seen.Add(1);
                }
                else if (around.All(value => Math.Abs(value - dark) < 1e-3))
                {
                    Assert.Equal(0, mask[i]);
                    seen.Add(0);
                }
            }
        }

        Assert.Equal(2, seen.Count);
    }

    private static float Normalized(float value) => ((value / 255) - PixelStatistics.Mean[0]) / PixelStatistics.Std[0];

    private static int Mirror(int index, int width) => index - (index % width) + width - 1 - (index % width);

    private static CropGeometry Identity(SampleBuffer source) =>
        new((double)source.Width / Input.Width, (double)source.Height / Input.Height, 0, 0);

    private static (float[] Image, byte[] Mask) Sample(SampleBuffer source, CropGeometry geometry, ColorTransform color)
    {
        var sampler = new CropSampler(Input, 4, PixelStatistics.Mean, PixelStatistics.Std);
        var image = new float[3 * Input.Height * Input.Width];
        var mask = new byte[sampler.MaskSize.Height * sampler.MaskSize.Width];
        sampler.Sample(source, geometry, color, image, mask);
        return (image, mask);
    }

    private static SampleBuffer Noise(int height, int width)
    {
        var source = new SampleBuffer();
        source.Resize(width, height);
        var random = new SampleRandom(1, 2);
        foreach (ref byte value in source.Rgb)
        {
            value = (byte)random.NextInt32(256);
        }

        foreach (ref byte id in source.Mask)
        {
            id = (byte)random.NextInt32(19);
        }

        return source;
    }
}
