using Robotics.Inference;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation.Models;

/// <summary>A model on its provider, and a warm pipeline of it for each camera.</summary>
internal sealed class SegmentationEngine : IDisposable
{
    private readonly SegmentationPipeline[] _pipelines;

    private SegmentationEngine(ModelSettings settings, SegmentationModel model, int cameras)
    {
        Settings = settings;
        Model = model;
        _pipelines = [.. Enumerable.Range(0, cameras).Select(_ => new SegmentationPipeline(model))];
    }

    /// <summary>What it was loaded by.</summary>
    public ModelSettings Settings { get; }

    public SegmentationModel Model { get; }

    /// <summary>Loads and checks a model, and runs it until it is warm.</summary>
    /// <exception cref="ModelException">The model is missing, broken, or fails its self-check.</exception>
    /// <exception cref="ProviderException">The provider cannot be had.</exception>
    public static SegmentationEngine Load(ModelSettings settings, int cameras)
    {
        var model = SegmentationModel.Load(settings.Model, settings.Options, settings.SelfCheck);
        SegmentationEngine engine = new(settings, model, cameras);
        foreach (SegmentationPipeline pipeline in engine._pipelines)
        {
            PipelineWarmUp.Run(pipeline, model.Manifest.Input);
        }

        return engine;
    }

    public SegmentationPipeline Pipeline(int camera) => _pipelines[camera];

    public void Dispose()
    {
        Array.ForEach(_pipelines, pipeline => pipeline.Dispose());
        Model.Dispose();
    }
}
