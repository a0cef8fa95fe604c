using System.Security.Cryptography;
using Robotics.Bags;
using Robotics.Inference;
using Robotics.Nodes.Bags.Evaluation.Truth;
using Robotics.Nodes.Segmentation;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>
/// One model on its way through a recording: the mask of the present frame, that of the one before, and what they add up to.
/// </summary>
internal sealed class ModelTrack : IDisposable
{
    private readonly SegmentationPipeline _pipeline;
    private readonly ModelMetrics _frame;
    private byte[] _mask = [];
    private byte[] _before = [];
    private byte[] _confidence = [];

    /// <exception cref="ModelException">The model cannot be used.</exception>
    /// <exception cref="ProviderException">The provider cannot be had.</exception>
    public ModelTrack(string file, ExecutionProvider provider)
    {
        Model = SegmentationModel.Load(file, new ProviderOptions { Provider = provider });
        _pipeline = new SegmentationPipeline(Model);
        _frame = new ModelMetrics(Model.Labels.Count);
        Total = new ModelMetrics(Model.Labels.Count);
        PipelineWarmUp.Run(_pipeline, Model.Manifest.Input);
    }

    public SegmentationModel Model { get; }

    /// <summary>The metrics of all frames measured.</summary>
    public ModelMetrics Total { get; }

    /// <summary>One class id a pixel of the present frame.</summary>
    public ReadOnlySpan<byte> Mask => _mask;

    /// <summary>Makes the mask of the next frame.</summary>
    public StageTimes Segment(in ImageSpan image)
    {
        (_mask, _before) = (_before, _mask);
        if (_mask.Length != image.Width * image.Height)
        {
            _mask = new byte[image.Width * image.Height];
        }

        return _pipeline.Segment(image, _mask);
    }

    /// <summary>Compares the present mask.</summary>
    /// <param name="times">What <see cref="Segment"/> gave.</param>
    /// <param name="scene">What there is to compare it with.</param>
    /// <exception cref="BagException">The truth knows other classes than the model.</exception>
    public ModelFrameFigures Measure(StageTimes times, in FrameScene scene)
    {
        _frame.Clear();
        if (scene.HasTruth)
        {
            CompareWithTruth(scene);
        }

        if (!scene.Reference.IsEmpty)
        {
            _frame.Agreement.Add(_mask, scene.Reference);
        }

        CompareWithFrameBefore(scene);
        CountConfidence(scene);
        Total.Add(_frame.ToCounts());
        return new ModelFrameFigures(
            Convert.ToHexStringLower(SHA256.HashData(_mask)),
            times.PreprocessNs,
            times.InferenceNs,
            times.PostprocessNs,
            Figures.Number(_frame.Confusion.MeanIou),
            Figures.Number(_frame.Confusion.PixelAccuracy),
            Figures.Number(_frame.Boundary.MeanF1),
            Figures.Number(_frame.Change.Share),
            Figures.Number(_frame.Change.FalseShare),
            Figures.Number(_frame.Agreement.PixelAccuracy),
            Figures.Number(_frame.Confidence.Mean));
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        Model.Dispose();
    }

    private void CompareWithTruth(in FrameScene scene)
    {
        try
        {
            _frame.Confusion.Add(_mask, scene.Truth);
        }
        catch (ArgumentException e)
        {
            throw new BagException($"The truth of the frame with the stamp {scene.Stamp} does not fit {Model.Path}: {e.Message}", e);
        }

        _frame.Boundary.Add(_mask, scene.Truth, scene.Width);
    }

    private void CompareWithFrameBefore(in FrameScene scene)
    {
        if (!scene.HasFrameBefore)
        {
            return;
        }

        if (scene.HasTruth && !scene.TruthBefore.IsEmpty)
        {
            _frame.Change.Add(_before, _mask, scene.TruthBefore, scene.Truth);
        }
        else
        {
            _frame.Change.Add(_before, _mask);
        }
    }

    private void CountConfidence(in FrameScene scene)
    {
        if (!_pipeline.HasConfidence)
        {
            return;
        }

        Scratch.Reserve(ref _confidence, _mask.Length);
        Span<byte> confidence = _confidence.AsSpan(0, _mask.Length);
        _pipeline.WriteConfidence(confidence);
        if (scene.HasTruth)
        {
            _frame.Confidence.Add(confidence, _mask, scene.Truth);
        }
        else
        {
            _frame.Confidence.Add(confidence);
        }
    }
}
