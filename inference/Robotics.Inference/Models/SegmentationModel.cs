using Microsoft.ML.OnnxRuntime;
using Robotics.Vision;

namespace Robotics.Inference;

/// <summary>
/// A segmentation model on its provider, described by its manifest and checked against it. Immutable and thread-safe: any number of
/// pipelines may share one.
/// </summary>
public sealed class SegmentationModel : IDisposable
{
    private SegmentationModel(string path, InferenceSession session, ExecutionProvider provider, string? fallbackReason)
    {
        Path = path;
        Session = session;
        Provider = provider;
        FallbackReason = fallbackReason;
        Manifest = ManifestReader.Read(path, session);
        Signature = GraphSignature.Check(path, session, Manifest);
        Labels = Manifest.ToLabelSet();
    }

    /// <summary>The file loaded.</summary>
    public string Path { get; }

    /// <summary>What the file says about itself.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>The classes.</summary>
    public LabelSet Labels { get; }

    /// <summary>The provider that the model runs on.</summary>
    public ExecutionProvider Provider { get; }

    /// <summary>Why that is not the provider asked for; null where it is.</summary>
    public string? FallbackReason { get; }

    /// <summary>Outcome of the self-check; null where the manifest has none.</summary>
    public SelfCheckResult? SelfCheck { get; private set; }

    internal InferenceSession Session { get; }

    internal GraphSignature Signature { get; }

    /// <summary>Loads a model, checks graph against manifest and replays the self-check.</summary>
    /// <param name="path">An ONNX file with a manifest, or with a file <c>&lt;model&gt;.yaml</c> of the same keys beside it.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="selfCheck">What follows from a self-check below its threshold.</param>
    /// <exception cref="ModelException">
    /// The file is missing, broken, undescribed, not what its manifest says, or fails its self-check.
    /// </exception>
    /// <exception cref="ProviderException">The provider cannot be had and no fallback was asked for.</exception>
    public static SegmentationModel Load(string path, ProviderOptions options, SelfCheckPolicy selfCheck = SelfCheckPolicy.Require)
    {
        if (!File.Exists(path))
        {
            throw new ModelException($"There is no model file {path}.");
        }

        (InferenceSession session, ExecutionProvider provider, string? reason) = SessionFactory.Create(path, options);
        try
        {
            var model = new SegmentationModel(path, session, provider, reason);
            model.ReplaySelfCheck(selfCheck);
            return model;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();

    private void ReplaySelfCheck(SelfCheckPolicy policy)
    {
        if (Manifest.SelfCheck is not { } check)
        {
            return;
        }

        using var pipeline = new SegmentationPipeline(this);
        var mask = new byte[check.Mask.Length];
        pipeline.Segment(new ImageSpan(check.Input, check.Width, check.Height, check.Width * 3, PixelFormat.Rgb8), mask);
        int equal = mask.Zip(check.Mask, (ours, theirs) => ours == theirs ? 1 : 0).Sum();
        SelfCheck = new SelfCheckResult((double)equal / mask.Length, check.MinAgreement);
        if (policy == SelfCheckPolicy.Require && !SelfCheck.Passed)
        {
            throw new ModelException(
                $"{Path} fails its self-check on {Provider}: {SelfCheck.Agreement:P2} of the pixels agree with the exported mask, " +
                $"{SelfCheck.Threshold:P2} must; use another provider, or load it with the self-check only reported.");
        }
    }
}
