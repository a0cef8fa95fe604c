using Robotics.Training.Data;
using Robotics.Training.Data.Folder;
using Robotics.Training.Data.Published;
using Robotics.Training.Data.StreetScenes;
using Robotics.Vision.StreetScenes;

namespace Robotics.Training;

/// <summary>The training and the validation set that <see cref="TrainingOptions.Data"/> names.</summary>
public sealed record TrainingDatasets(ISegmentationDataset Training, ISegmentationDataset Validation)
{
    /// <summary>Size of a camera frame, at which StreetScenes is validated.</summary>
    public static ImageSize CameraSize { get; } = new(720, 1280);

    /// <summary>
    /// Sizes at which StreetScenes is rendered for training: the camera's, and smaller ones that cost a fraction and look alike
    /// once they are scaled to the model's input.
    /// </summary>
    public static IReadOnlyList<ImageSize> TrainingSizes { get; } = [new(360, 640), new(540, 960), CameraSize];

    /// <summary>Scenes to learn from: a few moments each of many.</summary>
    public static StreetScenesFrames StreetScenesTraining { get; } =
        new(StreetScenesSplit.Train, FirstSeed: 0, Seeds: 10_000, FirstFrame: 0, FramesPerSeed: 8, FrameStep: 37);

    /// <summary>Scenes to measure on.</summary>
    public static StreetScenesFrames StreetScenesValidation { get; } =
        new(StreetScenesSplit.Val, FirstSeed: 0, Seeds: 100, FirstFrame: 0, FramesPerSeed: 2, FrameStep: 150);

    /// <exception cref="DatasetException">The folder is missing, incomplete or contradicts <paramref name="classes"/>.</exception>
    public static TrainingDatasets Open(string data, int? classes)
    {
        if (data != TrainingOptions.StreetScenes)
        {
            return PublishedLayout.Recognise(data) is { } published
                ? RequireClasses(data, OpenPublished(data, published), classes)
                : OpenFolder(data, classes);
        }

        var streetScenes = new TrainingDatasets(
            new StreetScenesDataset(StreetScenesTraining, TrainingSizes), new StreetScenesDataset(StreetScenesValidation, CameraSize));
        return RequireClasses("StreetScenes", streetScenes, classes);
    }

    private static TrainingDatasets OpenPublished(string root, PublishedLayout layout) =>
        new(layout.Open(root, PublishedPart.Training), layout.Open(root, PublishedPart.Validation));

    private static TrainingDatasets OpenFolder(string root, int? classes)
    {
        (FolderDataset training, FolderDataset validation) = FolderDataset.Split(FolderLayout.Open(root), classes);
        return new TrainingDatasets(training, validation);
    }

    private static TrainingDatasets RequireClasses(string name, TrainingDatasets datasets, int? classes)
    {
        int count = datasets.Training.Labels.Count;
        return classes is null || classes == count
            ? datasets
            : throw new DatasetException($"{name} has {count} classes; --classes {classes} does not fit it.");
    }
}
