using System.Security.Cryptography;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>How well and how fast a model segments a recording; null where there is nothing to compare with.</summary>
/// <param name="Frames">Frames segmented.</param>
/// <param name="Miou">Mean IoU over the classes that occur in truth or prediction.</param>
/// <param name="ClassIou">IoU by class name, of the classes that occur.</param>
/// <param name="PixelAccuracy">Share of the labelled pixels that are right.</param>
/// <param name="BoundaryF1">Mean boundary F1 over the classes that have a boundary.</param>
/// <param name="ClassBoundaryF1">Boundary F1 by class name.</param>
/// <param name="Flicker">Share of the pixels whose class changes from one frame to the next.</param>
/// <param name="FalseFlicker">The same share of the pixels whose true class stays.</param>
/// <param name="TruthFlicker">Share of the pixels whose true class changes.</param>
/// <param name="Agreement">Share of the pixels with the reference model's class.</param>
/// <param name="AgreementMiou">Mean IoU with the reference model's masks for truth.</param>
/// <param name="Confidence">Mean confidence, 0 .. 1.</param>
/// <param name="ConfidenceHistogram">Pixels in twenty equal intervals of the confidence.</param>
/// <param name="CalibrationError">Expected calibration error over the same intervals.</param>
/// <param name="LatencyMs">Percentiles of the stages.</param>
/// <param name="Fps">Frames a second of pipeline time, decoding included.</param>
/// <param name="Model">Path of the model file.</param>
/// <param name="Name">What the model calls itself.</param>
/// <param name="Engine">What ran it.</param>
/// <param name="Input">Height and width of its input.</param>
/// <param name="Sha256Masks">Hash of the hashes of all masks, in order.</param>
internal record ModelSummary(
    int Frames,
    double? Miou,
    IReadOnlyDictionary<string, double> ClassIou,
    double? PixelAccuracy,
    double? BoundaryF1,
    IReadOnlyDictionary<string, double> ClassBoundaryF1,
    double? Flicker,
    double? FalseFlicker,
    double? TruthFlicker,
    double? Agreement,
    double? AgreementMiou,
    double? Confidence,
    long[]? ConfidenceHistogram,
    double? CalibrationError,
    EvalLatencies LatencyMs,
    double Fps,
    string Model,
    string Name,
    string Engine,
    int[] Input,
    string Sha256Masks)
{
    /// <summary>Intervals of the confidence.</summary>
    public const int Intervals = 20;

    private const double NanosecondsPerSecond = 1e9;

    public static ModelSummary Of(EvalOutcome outcome, int index)
    {
        (EvalModel model, ModelMetrics metrics) = (outcome.Subject.Models[index], outcome.Metrics[index]);
        double seconds = outcome.Frames.Sum(frame => frame.DecodeNs + frame.Models[index].TotalNs) / NanosecondsPerSecond;
        return new ModelSummary(
            outcome.Frames.Length,
            Figures.Number(metrics.Confusion.MeanIou),
            ByName(outcome.Subject, metrics.Confusion.ClassIou),
            Figures.Number(metrics.Confusion.PixelAccuracy),
            Figures.Number(metrics.Boundary.MeanF1),
            ByName(outcome.Subject, metrics.Boundary.F1),
            Figures.Number(metrics.Change.Share),
            Figures.Number(metrics.Change.FalseShare),
            Figures.Number(metrics.Change.TruthShare),
            Figures.Number(metrics.Agreement.PixelAccuracy),
            Figures.Number(metrics.Agreement.MeanIou),
            Figures.Number(metrics.Confidence.Mean),
            metrics.Confidence.Pixels == 0 ? null : metrics.Confidence.Histogram(Intervals),
            Figures.Number(metrics.Confidence.CalibrationError(Intervals)),
            EvalLatencies.Of(outcome.Frames, index),
            Math.Round(outcome.Frames.Length / seconds, 2),
            model.File,
            model.Name,
            model.Engine,
            model.Input,
            HashOfHashes(outcome.Frames.Select(frame => frame.Models[index].Sha256)));
    }

    private static OrderedDictionary<string, double> ByName(EvalSubject subject, Func<int, double> metric) => new(
        subject.Classes.Select((name, id) => KeyValuePair.Create(name, metric(id))).Where(pair => !double.IsNaN(pair.Value)));

    private static string HashOfHashes(IEnumerable<string> hashes)
    {
        using IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string hash in hashes)
        {
            sum.AppendData(Convert.FromHexString(hash));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
