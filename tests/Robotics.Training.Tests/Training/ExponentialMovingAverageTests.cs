using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Training;

public class ExponentialMovingAverageTests
{
    [Fact]
    public void Follows_the_closed_form_and_copies_counters()
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        using var source = nn.BatchNorm2d(2);
        using var average = nn.BatchNorm2d(2);
        var ema = new ExponentialMovingAverage(average, source, decay: 0.5);

        double expected = 1;
        for (long step = 0; step < 6; step++)
        {
            source.weight!.fill_(step);
            source.num_batches_tracked!.fill_(step);
            ema.Update(step);
            double keep = Math.Min(0.5, (1.0 + step) / (10.0 + step));
            expected = (keep * expected) + ((1 - keep) * step);
            Assert.Equal(expected, average.weight!.mean().ToDouble(), 1e-6);
            Assert.Equal(step, average.num_batches_tracked!.ToInt64());
        }
    }
}
