namespace Robotics.Vision.Tests.Metrics;

public class ConfidenceHistogramTests
{
    private const byte Ignored = LabelSet.Unlabelled;

    [Fact]
    public void Confidence_that_is_as_often_right_has_no_calibration_error()
    {
        // 51 of 255 is a fifth: one of five is right. 255 is certain, and right; what has no truth counts in the histogram only.
        ConfidenceHistogram confidence = new();
        confidence.Add([51, 51, 51, 51, 51, 255, 255, 0], [1, 1, 1, 1, 1, 2, 2, 3], [1, 0, 0, 0, 0, 2, 2, Ignored]);

        Assert.Equal(0, confidence.CalibrationError(5), 1e-15);
        Assert.Equal([1, 5, 0, 0, 2], confidence.Histogram(5));
        Assert.Equal([double.NaN, 0.2, double.NaN, double.NaN, 1], confidence.Accuracy(5));
        Assert.Equal((1.0 + 2) / 8, confidence.Mean, 1e-15);
    }

    [Fact]
    public void Certainty_that_is_wrong_is_the_greatest_error()
    {
        ConfidenceHistogram confidence = new();
        confidence.Add([255, 255], [1, 1], [0, 0]);

        Assert.Equal(1, confidence.CalibrationError(10));
    }

    [Fact]
    public void Without_truth_there_is_no_calibration()
    {
        ConfidenceHistogram confidence = new();
        confidence.Add([0, 128, 255]);

        Assert.Equal(3, confidence.Pixels);
        Assert.True(double.IsNaN(confidence.CalibrationError(10)));
        Assert.True(double.IsNaN(new ConfidenceHistogram().Mean));
        Assert.Throws<ArgumentException>(() => confidence.Add([1], [1, 2], [1, 2]));
    }

    [Fact]
    public void Equals_the_definition_pixel_by_pixel()
    {
        Random random = new(8);
        byte[] values = new byte[4000], prediction = new byte[4000], truth = new byte[4000];
        random.NextBytes(values);
        for (int i = 0; i < truth.Length; i++)
        {
            (prediction[i], truth[i]) = ((byte)random.Next(3), random.Next(10) == 0 ? Ignored : (byte)random.Next(3));
        }

        ConfidenceHistogram confidence = new();
        confidence.Add(values, prediction, truth);

        int[] labelled = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] != Ignored)];
        double expected = labelled
            .GroupBy(i => values[i] * 16 / 256)
            .Sum(bin => bin.Count() / (double)labelled.Length
                * Math.Abs(bin.Average(i => prediction[i] == truth[i] ? 1.0 : 0) - bin.Average(i => values[i] / 255.0)));
        Assert.Equal(expected, confidence.CalibrationError(16), 1e-12);
        Assert.Equal(values.Average(value => value / 255.0), confidence.Mean, 1e-12);
    }
}
