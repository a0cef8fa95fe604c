using Robotics.Training.Models;
using Robotics.Training.Reporting;
using Robotics.Vision;

namespace Robotics.Training.Tests.Training.Reporting;

public class PlainProgressTests
{
    [Fact]
    public void Writes_a_line_every_ten_seconds_with_the_time_left()
    {
        var time = new ManualTime();
        var output = new StringWriter();
        var progress = new PlainProgress(
            QualityMeasures.Of(ModelTask.Segmentation), output, time, firstStep: 100, steps: 200, imagesPerStep: 8);
        for (int step = 101; step <= 125; step++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            progress.OnStep(new StepMetrics(step, Loss: step, LearningRate: 0.5, GradientNorm: 1));
        }

        string[] lines = output.ToString().TrimEnd().Split(Environment.NewLine);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("step 101/200", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("step 111/200  loss 106.5000", lines[1], StringComparison.Ordinal);
        Assert.Contains("1000 ms/step  8 images/s", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("ETA 00:01:29", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelTask.Segmentation, "step 5/9  validation mIoU 0.6667  pixel accuracy 0.8000  mean accuracy 0.8333")]
    [InlineData(ModelTask.Classification, "step 5/9  validation accuracy 0.8000  mean accuracy 0.8333")]
    public void Tells_what_counts_for_the_task(ModelTask task, string line)
    {
        var output = new StringWriter();
        var confusion = new ConfusionMatrix(2);
        confusion.Add([0, 0, 1, 1, 1], [0, 0, 0, 1, 1]);
        new PlainProgress(QualityMeasures.Of(task), output, TimeProvider.System, 0, 9, 1).OnValidation(new ValidationMetrics(5, confusion));
        Assert.Equal(line, output.ToString().TrimEnd());
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan span) => _now += span.Ticks;
    }
}
