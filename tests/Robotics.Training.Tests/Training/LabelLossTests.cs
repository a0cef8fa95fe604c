using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Training;

public class LabelLossTests
{
    private static readonly float[] Scores = [2f, -1f, 0.5f];

    [Fact]
    public void Averages_minus_log_probability_over_labelled_pixels()
    {
        byte[] mask = [0, 1, 2, 255];
        double expected = (MinusLog(0) + MinusLog(1) + MinusLog(2)) / 3;
        Assert.Equal(expected, Compute(null, mask), 1e-6);
    }

    [Fact]
    public void Class_weights_weigh_the_mean()
    {
        byte[] mask = [0, 1, 1, 255];
        double expected = ((3 * MinusLog(0)) + (2 * 0.5 * MinusLog(1))) / 4;
        Assert.Equal(expected, Compute([3, 0.5, 1], mask), 1e-6);
    }

    [Fact]
    public void A_wrong_number_of_weights_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LabelLoss([1, 2], 3, CPU));

    private static double Compute(IReadOnlyList<double>? weights, byte[] mask)
    {
        using DisposeScope scope = NewDisposeScope();
        using var loss = new LabelLoss(weights, Scores.Length, CPU);
        return loss.Compute(tensor(Scores, [1, 3, 1, 1]), tensor(mask, [1, 2, 2]).to(int64)).ToDouble();
    }

    private static double MinusLog(int id) => Math.Log(Scores.Sum(score => Math.Exp(score))) - Scores[id];
}
