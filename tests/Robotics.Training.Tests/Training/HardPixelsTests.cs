using Robotics.Training.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Training;

/// <summary>Online hard example mining beside a scalar implementation that sorts all pixels.</summary>
public class HardPixelsTests
{
    private const int Classes = 3;
    private const int Side = 8;
    private const int Pixels = 2 * Side * Side;

    private static readonly double[] s_weights = [0.5, 1, 2];

    [Theory]
    [InlineData(0.7, 1, false)]
    [InlineData(0.7, 1, true)]
    [InlineData(0.2, 40, true)]
    [InlineData(0.01, 1, false)]
    [InlineData(0.5, 100, false)]
    [InlineData(0.5, 1000, true)]
    [InlineData(0.1, null, false)]
    public void The_mean_is_that_of_the_hard_pixels(double threshold, int? minKept, bool weighted)
    {
        using DisposeScope scope = NewDisposeScope();
        (float[] scores, long[] labels) = Draw();
        Tensor logits = tensor(scores, [2, Classes, Side, Side], requires_grad: true);
        using var loss = new LabelLoss(
            weighted ? s_weights : null, Classes, CPU, new OhemOptions(threshold, minKept));

        Tensor mean = loss.Compute(logits, tensor(labels, [2, Side, Side]));
        mean.backward();

        (double expected, bool[] hard) = Expected(scores, labels, threshold, minKept ?? Pixels / 16, weighted);
        Assert.Equal(expected, mean.ToDouble(), 1e-5);
        float[] gradients = logits.grad!.abs().sum(1).reshape(-1).data<float>().ToArray();
        Assert.Equal(hard, gradients.Select(gradient => gradient > 0));
    }

    [Fact]
    public void Pictures_with_one_class_all_count()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new float[] { 9, 0, 0, 8, 0, 0 }, [2, Classes]), labels = tensor(new long[] { 0, 0 });
        using LabelLoss plain = new(null, Classes, CPU), hard = new(null, Classes, CPU, new OhemOptions());
        Assert.Equal(plain.Compute(logits, labels).ToDouble(), hard.Compute(logits, labels).ToDouble());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1.1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.7, 0)]
    public void Impossible_choices_are_refused(double threshold, int minKept) => Assert.Throws<ArgumentException>(
        () => new LabelLoss(null, Classes, CPU, new OhemOptions(threshold, minKept)));

    private static (float[] Scores, long[] Labels) Draw()
    {
        var random = new SampleRandom(5, 0);
        float[] scores = new float[Classes * Pixels];
        long[] labels = new long[Pixels];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = (float)(2 * random.NextNormal());
        }

        for (int i = 0; i < Pixels; i++)
        {
            labels[i] = i % 7 == 0 ? 255 : random.NextInt32(Classes);
        }

        return (scores, labels);
    }

    private static (double Mean, bool[] Hard) Expected(float[] scores, long[] labels, double threshold, int minKept, bool weighted)
    {
        double[] own = [.. Enumerable.Range(0, Pixels).Select(i => labels[i] == 255 ? double.NaN : Probability(scores, i, (int)labels[i]))];
        double[] sorted = [.. own.Where(double.IsFinite).Order()];
        double limit = sorted.Length > minKept ? Math.Max(threshold, sorted[minKept]) : double.PositiveInfinity;
        bool[] hard = [.. own.Select(probability => probability < limit)];
        double mean = Enumerable.Range(0, Pixels).Where(i => hard[i])
            .Average(i => -Math.Log(own[i]) * (weighted ? s_weights[labels[i]] : 1));
        return (mean, hard);
    }

    private static double Probability(float[] scores, int pixel, int label)
    {
        (int picture, int place) = (pixel / (Side * Side), pixel % (Side * Side));
        double[] exponentials = [.. Enumerable.Range(0, Classes)
            .Select(c => Math.Exp(scores[(picture * Classes + c) * Side * Side + place]))];
        return exponentials[label] / exponentials.Sum();
    }
}
