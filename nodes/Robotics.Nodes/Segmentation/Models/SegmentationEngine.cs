using Robotics.Inference;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation.Models;

/// <summary>A model on its provider, and a warm pipeline of it for each camera.</summary>
internal sealed class SegmentationEngine : IDisposable
{
    private readonly List<SegmentationPipeline> _pipelines = [];

    private SegmentationEngine(ModelSettings settings, SegmentationModel model) => (Settings, Model) = (settings, model);

    /// <summary>What it was loaded by.</summary>
    public ModelSettings Settings { get; }

    public SegmentationModel Model { get; }

    /// <summary>Loads and checks a model, and runs it until it is warm.</summary>
    /// <exception cref="ModelException">The model is missing, broken, fails its self-check, or cannot be run.</exception>
    /// <exception cref="ProviderException">The provider cannot be had.</exception>
    public static SegmentationEngine Load(ModelSettings settings, int cameras)
    {
        var model = SegmentationModel.Load(settings.Model, settings.Options, settings.SelfCheck);
        SegmentationEngine engine = new(settings, model);
        try
        {
            for (int camera = 0; camera < cameras; camera++)
            {
                SegmentationPipeline pipeline = new(model);
                engine._pipelines.Add(pipeline);
                PipelineWarmUp.Run(pipeline, model.Manifest.Input);
            }

            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    public SegmentationPipeline Pipeline(int camera) => _pipelines[camera];

    public void Dispose()
    {
        _pipelines.ForEach(pipeline => pipeline.Dispose());
        Model.Dispose();
    }
}
