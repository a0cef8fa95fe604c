using Robotics.Training.Data;
using Robotics.Training.Data.Loading;
using Robotics.Training.Data.StreetScenes;
using Robotics.Training.Models;
using Robotics.Vision.StreetScenes;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Street scenes with a class for every pixel.</summary>
public sealed record SegmentationData(DataSpec Spec, IDataset Training, IDataset Validation, IDataset Test)
    : RunData(ModelTask.Segmentation, Training, Validation, Test, Spec.Crop)
{
    internal const string StreetScenes = "streetscenes";

    private const int FramesPerScene = 8;
    private const int FrameStep = 37;

    // Scenes to choose by come from the training distribution's far end, where no training run of this project goes.
    private const ulong FirstValidationScene = 1_000_000;

    public override ImageSize Deployed => Spec.Input;

    /// <summary>Renders what a recipe asks for.</summary>
    public static new SegmentationData Open(DataSpec spec)
    {
        StreetScenesDataset Scenes(StreetScenesSplit split, ulong first, int frames, int framesPerScene) => new(
            new StreetScenesFrames(split, first, (frames + framesPerScene - 1) / framesPerScene, 0, framesPerScene, FrameStep),
            spec.Render);
        return new SegmentationData(
            spec,
            Scenes(StreetScenesSplit.Train, 0, spec.Train, FramesPerScene),
            Scenes(StreetScenesSplit.Train, FirstValidationScene, spec.Validation, 1),
            Scenes(StreetScenesSplit.Val, 0, spec.Test, 1));
    }

    public override LoaderOptions Loading(int batch, ulong seed) => new SegmentationLoaderOptions
    {
        Input = Spec.Input, Crop = Spec.Crop, MaskStride = Spec.MaskStride, BatchSize = batch, Seed = seed,
        Augmentation = Spec.Augmentation,
    };

    public override IValidator Validate(IDataset dataset, int stride, Device device) =>
        new Validator((ISegmentationDataset)dataset, dataset.Count, Spec.Input, stride, device);
}
