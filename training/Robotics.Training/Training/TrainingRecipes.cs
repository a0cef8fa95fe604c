using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;

namespace Robotics.Training;

/// <summary>The recipes that run when nothing else is asked for.</summary>
public static class TrainingRecipes
{
    private const int BatchSize = 8;

    private static readonly ImageSize Input = new(288, 512);

    /// <summary>How the shipped model was trained: from random weights on StreetScenes, within an hour on two cores.</summary>
    public static TrainingOptions StreetScenes { get; } = new TrainingOptions
    {
        Model = "efficientvit-seg-b0",
        Data = TrainingOptions.StreetScenes,
        BatchSize = BatchSize,
        LearningRate = 2e-3,
        EmaDecay = 0.998,
        Input = Input,
        Crop = new ImageSize(256, 448),
        Seed = 1,
        Threads = Environment.ProcessorCount,
        ValidationSamples = 50,
    }.WithSteps(6000);

    /// <summary>Fine-tuning on a folder of one's own, in minutes on two cores.</summary>
    public static TrainingOptions Folder(string path) => StreetScenes.WithSteps(500) with
    {
        Data = path,
        LearningRate = 5e-4,
        EmaDecay = 0.99,
        Crop = Input,
        ValidationSamples = 100,
        Augmentation = new AugmentationOptions { MinScale = 0.75, MaxScale = 1.5 },
    };
}
