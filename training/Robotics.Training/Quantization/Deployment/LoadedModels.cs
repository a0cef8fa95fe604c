using Robotics.Inference;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>Several models in memory, each with a pipeline.</summary>
internal sealed class LoadedModels : IDisposable
{
    private readonly List<SegmentationModel> _models = [];
    private readonly List<SegmentationPipeline> _pipelines = [];

    public LoadedModels(IEnumerable<string> paths, ProviderOptions options)
    {
        try
        {
            foreach (string path in paths)
            {
                _models.Add(SegmentationModel.Load(path, options, SelfCheckPolicy.Report));
                _pipelines.Add(new SegmentationPipeline(_models[^1]));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public SegmentationPipeline this[int index] => _pipelines[index];

    public int Count => _pipelines.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipelines.ForEach(pipeline => pipeline.Dispose());
        _models.ForEach(model => model.Dispose());
    }
}
