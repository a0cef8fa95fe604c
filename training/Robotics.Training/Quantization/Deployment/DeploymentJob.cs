using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Training.Export;
using Robotics.Training.Quantization.Network;
using TorchSharp;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>
/// Writes a model in the form that a provider of this machine runs fastest with masks that are as good: makes every form, measures all of
/// them beside float32, and keeps float32 where none pays.
/// </summary>
/// <param name="source">The model.</param>
/// <param name="datasets">Calibration pictures come from the training part, the judgement from the validation part.</param>
/// <param name="options">Where it is to run and what it may lose.</param>
public sealed class DeploymentJob(ExportSource source, TrainingDatasets datasets, DeploymentOptions options)
{
    private readonly ProviderOptions _provider = new() { Provider = options.Provider, Threads = options.Threads };

    /// <summary>Measures all forms and writes the best, or the one asked for, to <paramref name="path"/>.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="progress">Is told what is being done, and how many of how many steps of it are.</param>
    /// <exception cref="ArgumentException">There is no form of the name asked for.</exception>
    /// <exception cref="DatasetException">The calibration pictures do not serve.</exception>
    /// <exception cref="ExportException">The model cannot be exported.</exception>
    public DeploymentReport Run(string path, Action<string, int, int>? progress = null)
    {
        progress ??= (_, _, _) => { };
        float[][] images = ReadImages();
        using CandidateFolder folder = CandidateFolder.Create(source, images, options);
        CandidateAccuracy[] calibrated = CandidateAccuracy.Measure(
            folder.Paths(folder.Candidates), datasets.Training, images.Length, _provider,
            (done, count) => progress("calibrating", done, count));
        // The mIoU of few pictures says less of what a calibration costs than how much of their masks it changes.
        CandidateFile[] best =
        [
            .. folder.Candidates.Zip(calibrated.Skip(1)).GroupBy(pair => pair.First.Form)
                .Select(form => form.MaxBy(pair => pair.Second.Agreement).First),
        ];

        CandidateAccuracy[] accuracy = CandidateAccuracy.Measure(
            folder.Paths(best), datasets.Validation, options.Frames, _provider, (done, count) => progress("measuring masks", done, count));
        progress("measuring time", 0, 1);
        CandidateLatency[] latency = CandidateLatency.Measure(folder.Paths(best), _provider);
        DeploymentCandidate[] candidates =
        [
            .. folder.Paths(best).Select((file, i) =>
                Describe(i == 0 ? null : best[i - 1], file, accuracy[i], accuracy[0].Miou, latency[i])),
        ];
        (DeploymentCandidate kept, string verdict) = Choose(candidates);
        DeployedFile.Write(folder.Paths(best)[Array.IndexOf(candidates, kept)], path, kept);
        LayerReport layers = FastestOfCodes(best, candidates) is { } shown
            ? LayerReport.Measure(folder, shown, images, _provider)
            : LayerReport.Empty;
        return new DeploymentReport(
            source.Manifest.Name, Provider, options.Threads, images.Length, Math.Min(options.Frames, datasets.Validation.Count),
            100 * options.MaxDrop,
            [.. candidates.Select(candidate => candidate with { Kept = candidate == kept })],
            [
                .. folder.Candidates.Zip(calibrated.Skip(1), (candidate, figures) =>
                    new CalibrationRow(candidate.Form.Name, candidate.Calibration, figures.Miou, figures.Agreement)),
            ],
            layers.Layers, layers.OtherMsFp32, layers.OtherMs, layers.InFloat, verdict);
    }

    private string Provider => options.Provider.ToString().ToLowerInvariant();

    private (DeploymentCandidate Kept, string Sentence) Choose(DeploymentCandidate[] candidates) => options.Form is { } form
        ? (candidates.Single(candidate => candidate.Form == form), $"{form} is kept, as was asked for.")
        : DeploymentVerdict.Choose(candidates, options.MaxDrop);

    private DeploymentCandidate Describe(
        CandidateFile? candidate, string file, CandidateAccuracy accuracy, double miouFp32, CandidateLatency latency) => new(
            candidate?.Form.Name ?? DeploymentForm.Fp32,
            candidate?.Form.Bits ?? 32,
            candidate?.Calibration,
            accuracy.Miou,
            miouFp32,
            accuracy.Agreement,
            latency.Milliseconds,
            latency.Ratio,
            new FileInfo(file).Length,
            Provider,
            Kept: false);

    /// <summary>The fastest form whose activations are codes.</summary>
    private static CandidateFile? FastestOfCodes(CandidateFile[] best, DeploymentCandidate[] candidates) =>
        best.Zip(candidates.Skip(1))
            .Where(pair => pair.First.Calibration is not null)
            .OrderBy(pair => pair.Second.LatencyRatio)
            .Select(pair => pair.First)
            .FirstOrDefault();

    private float[][] ReadImages()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var input = new ImageSize(source.Manifest.Input.Height, source.Manifest.Input.Width);
        return
        [
            .. CalibrationImages.Read(datasets.Training, options.CalibrationImages, input).Select(image => image.data<float>().ToArray()),
        ];
    }
}
