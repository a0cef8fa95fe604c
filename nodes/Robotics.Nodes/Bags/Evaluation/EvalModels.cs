using Robotics.Bags;
using Robotics.Inference;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>The models of an evaluation, all of the same classes.</summary>
internal sealed class EvalModels : IDisposable
{
    private readonly List<ModelTrack> _tracks = [];

    /// <param name="files">The models to evaluate.</param>
    /// <param name="reference">The model to compare them with, or null.</param>
    /// <param name="provider">Where they run.</param>
    /// <exception cref="BagException">Their classes differ.</exception>
    /// <exception cref="ModelException">One cannot be used.</exception>
    /// <exception cref="ProviderException">The provider cannot be had.</exception>
    public EvalModels(IEnumerable<string> files, string? reference, ExecutionProvider provider)
    {
        try
        {
            _tracks.AddRange(files.Select(file => new ModelTrack(file, provider)));
            Reference = reference is null ? null : new ModelTrack(reference, provider);
            foreach (ModelTrack track in All)
            {
                RefuseOtherClasses(track.Model);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<ModelTrack> Tracks => _tracks;

    public ModelTrack? Reference { get; }

    public LabelSet Labels => _tracks[0].Model.Labels;

    private IEnumerable<ModelTrack> All => Reference is null ? _tracks : [.. _tracks, Reference];

    public void Dispose()
    {
        foreach (ModelTrack track in All)
        {
            track.Dispose();
        }
    }

    private void RefuseOtherClasses(SegmentationModel model)
    {
        if (!model.Labels.Names.SequenceEqual(Labels.Names))
        {
            throw new BagException(
                $"{model.Path} does not know the same classes as {_tracks[0].Model.Path}: models are compared class by class, "
                + "so evaluate them one by one.");
        }
    }
}
