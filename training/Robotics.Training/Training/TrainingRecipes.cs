using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;

namespace Robotics.Training;

/// <summary>The recipes that run when nothing else is asked for.</summary>
public static class TrainingRecipes
{
    private const int BatchSize = 8;

    // Weights as strong as the inverse share of the pixels would drown the large classes.
    private const double WeightExponent = -1.0 / 3;

    private static readonly ImageSize Input = new(352, 640);

    /// <summary>Percentage of the labelled pixels of StreetScenes' training scenes (300 scenes, two frames each) by class.</summary>
    private static readonly double[] StreetScenesShares =
        [30.74, 8.69, 16.43, 1.60, 0.98, 1.28, 0.26, 0.72, 6.83, 2.78, 14.12, 1.51, 0.63, 4.90, 2.35, 2.27, 2.05, 0.90, 0.99];

    /// <summary>
    /// How the shipped model was trained: from random weights on StreetScenes, in an hour on two cores. Within an hour the
    /// smallest model underfits (it is no better on training scenes than on validation scenes), so the augmentation is mild.
    /// </summary>
    public static TrainingOptions StreetScenes { get; } = new TrainingOptions
    {
        Model = "efficientvit-seg-b0",
        Data = TrainingOptions.StreetScenes,
        BatchSize = BatchSize,
        LearningRate = 3e-3,
        EmaDecay = 0.998,
        Input = Input,
        Crop = new ImageSize(256, 448),
        Augmentation = new AugmentationOptions { MinScale = 0.8, MaxScale = 1.5, Brightness = 0.2, Contrast = 0.2, Saturation = 0.2 },
        ClassWeights = [.. StreetScenesShares.Select(share => Math.Round(Math.Pow(share, WeightExponent), 3))],
        Seed = 1,
        Threads = Environment.ProcessorCount,
        ValidationSamples = 50,
    }.WithSteps(8000);

    /// <summary>Fine-tuning on a folder of one's own, in minutes on two cores.</summary>
    public static TrainingOptions Folder(string path) => StreetScenes.WithSteps(500) with
    {
        Data = path,
        LearningRate = 5e-4,
        EmaDecay = 0.99,
        Augmentation = new AugmentationOptions { MinScale = 0.75, MaxScale = 1.5 },
        ClassWeights = null,
        ValidationSamples = 100,
    };

    /// <summary>Fine-tuning of trained weights that are rounded to a few bits, after any other recipe.</summary>
    public static TrainingOptions Quantized(TrainingOptions recipe, int bits) => recipe.WithSteps(500) with
    {
        WeightBits = bits,
        LearningRate = 5e-4,
    };
}
