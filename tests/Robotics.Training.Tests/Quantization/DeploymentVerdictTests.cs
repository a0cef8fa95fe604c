using Robotics.Training.Quantization.Deployment;

namespace Robotics.Training.Tests.Quantization;

public sealed class DeploymentVerdictTests
{
    private static readonly DeploymentCandidate Fp32 = new("fp32", 32, null, 0.6, 0.6, 1, 20, 1, 3_000_000, "cpu", false);
    private static readonly DeploymentCandidate Weights =
        Fp32 with { Form = "weights", Bits = 8, LatencyRatio = 1.01, SizeBytes = 900_000 };
    private static readonly DeploymentCandidate Integer =
        Fp32 with { Form = "integer", Bits = 8, Calibration = "MSE", Miou = 0.597, LatencyRatio = 0.6, SizeBytes = 950_000 };

    [Fact]
    public void The_fastest_within_the_budget_is_kept() => Expect(Integer, 0.005, "0.60 of the time", Fp32, Weights, Integer);

    [Fact]
    public void A_form_beyond_the_budget_is_not() =>
        Expect(
            Fp32, 0.001, "none with 8-bit activations stays within 0.1 points of mIoU. Where size counts, --form weights",
            Fp32, Weights, Integer);

    [Fact]
    public void Where_8_bits_are_slower_fp32_is_kept_and_said_so() =>
        Expect(Fp32, 0.005, "integer, takes 1.30 times as long", Fp32, Integer with { LatencyRatio = 1.3 });

    [Fact]
    public void Noise_is_not_a_gain() => Expect(Fp32, 0.005, "fp32 is kept", Fp32, Integer with { LatencyRatio = 0.98 });

    [Fact]
    public void Where_every_form_loses_too_much_the_closest_is_named() =>
        Expect(Fp32, 0.001, "the closest, integer, loses 0.30", Fp32, Integer, Integer with { Form = "worse", Miou = 0.3 });

    private static void Expect(DeploymentCandidate kept, double maxDrop, string reason, params DeploymentCandidate[] candidates)
    {
        (DeploymentCandidate chosen, string sentence) = DeploymentVerdict.Choose(candidates, maxDrop);
        Assert.Equal(kept, chosen);
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
    }
}
