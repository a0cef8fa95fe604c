using Robotics.Training.Models;
using Robotics.Vision;

namespace Robotics.Training.Reporting;

/// <summary>What a task's quality is told by.</summary>
/// <param name="Title">Name of the first measure, the one that counts, for people.</param>
/// <param name="Names">Names of all measures in files.</param>
/// <param name="Values">The measures.</param>
/// <param name="OfClass">The measure of one class.</param>
public sealed record QualityMeasures(
    string Title, IReadOnlyList<string> Names, Func<ConfusionMatrix, IReadOnlyList<double>> Values,
    Func<ConfusionMatrix, int, double> OfClass)
{
    private static readonly QualityMeasures Pixels = new(
        "mIoU",
        ["miou", "pixel_accuracy", "mean_accuracy"],
        confusion => [confusion.MeanIou, confusion.PixelAccuracy, confusion.MeanAccuracy],
        (confusion, label) => confusion.ClassIou(label));

    private static readonly QualityMeasures Pictures = new(
        "accuracy",
        ["accuracy", "mean_accuracy"],
        confusion => [confusion.PixelAccuracy, confusion.MeanAccuracy],
        (confusion, label) => confusion.ClassAccuracy(label));

    public static QualityMeasures Of(ModelTask task) => task == ModelTask.Segmentation ? Pixels : Pictures;

    /// <summary>The measure that counts, 0 to 1.</summary>
    public double Main(ConfusionMatrix confusion) => Values(confusion)[0];

    /// <summary>The measures that people are told.</summary>
    public string Describe(ConfusionMatrix confusion) =>
        string.Join(
            "  ", Names.Zip(Values(confusion), (name, value) => $"{(name == Names[0] ? Title : name.Replace('_', ' '))} {value:F4}"));

    /// <summary>The measure of every class.</summary>
    public IEnumerable<double> ClassValues(ConfusionMatrix confusion) =>
        Enumerable.Range(0, confusion.Classes).Select(label => OfClass(confusion, label));
}
