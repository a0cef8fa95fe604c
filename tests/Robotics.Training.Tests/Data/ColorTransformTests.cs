using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;

namespace Robotics.Training.Tests.Data;

public class ColorTransformTests
{
    [Fact]
    public void Equals_brightness_then_contrast_then_saturation()
    {
        var source = new SampleBuffer();
        source.Resize(4, 4);
        source.Rgb.Fill(100);
        var options = new AugmentationOptions();
        for (ulong n = 0; n < 20; n++)
        {
            var random = new SampleRandom(1, n);
            var replay = random;
            ColorTransform actual = ColorTransform.Draw(options, source, ref random);
            double brightness = replay.NextDouble(1 - options.Brightness, 1 + options.Brightness);
            double contrast = replay.NextDouble(1 - options.Contrast, 1 + options.Contrast);
            double saturation = replay.NextDouble(1 - options.Saturation, 1 + options.Saturation);

            double[] pixel = [10, 120, 200];
            double[] brighter = [.. pixel.Select(c => c * brightness)];
            double[] contrasted = [.. brighter.Select(c => (c * contrast) + ((1 - contrast) * 100 * brightness))];
            double gray = Gray(contrasted);
            double[] expected = [.. contrasted.Select(c => (c * saturation) + ((1 - saturation) * gray))];

            double[] changed = [.. pixel.Select(c => (actual.Gain * c) + (actual.GrayGain * Gray(pixel)) + actual.Offset)];
            Assert.All(expected.Zip(changed), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        }
    }

    [Fact]
    public void Without_augmentation_it_is_the_identity()
    {
        var source = new SampleBuffer();
        source.Resize(4, 4);
        source.Rgb.Fill(77);
        var random = new SampleRandom(1, 1);
        Assert.Equal(ColorTransform.Identity, ColorTransform.Draw(AugmentationOptions.None, source, ref random));
    }

    private static double Gray(double[] c) =>
        (ColorTransform.RedLuma * c[0]) + (ColorTransform.GreenLuma * c[1]) + (ColorTransform.BlueLuma * c[2]);
}
