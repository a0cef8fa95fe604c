using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Tests.Quantization;

public sealed class AffineQuantizerTests
{
    [Fact]
    public void Zero_is_exact_and_codes_are_their_own_rounding()
    {
        AffineQuantizer quantizer = AffineQuantizer.Asymmetric(0.5f, 3f, AffineRange.UInt8);

        Assert.Equal(0f, quantizer.Decode(quantizer.Encode(0)));
        Assert.All(Enumerable.Range(0, 256), code => Assert.Equal(code, quantizer.Encode(quantizer.Decode(code))));
    }

    [Fact]
    public void Values_beyond_the_range_take_its_ends()
    {
        AffineQuantizer quantizer = AffineQuantizer.Symmetric(1, AffineRange.NarrowInt8);

        Assert.Equal((-127, 127), (quantizer.Encode(-5), quantizer.Encode(5)));
    }
}
