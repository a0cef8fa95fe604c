using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;

namespace Robotics.Training.Tests.Training;

internal static class ToyRuns
{
    /// <summary>A run of the smallest model on small pictures.</summary>
    public static TrainingOptions Options(string data, long steps) => (TrainingRecipes.Folder(data) with
    {
        BatchSize = 4,
        LearningRate = 3e-3,
        EmaDecay = 0.9,
        Input = new ImageSize(64, 96),
        Crop = new ImageSize(64, 96),
        Augmentation = new AugmentationOptions { MinScale = 0.8, MaxScale = 1.25 },
        Threads = 1,
    }).WithSteps(steps);
}
