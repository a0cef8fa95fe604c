namespace Robotics.Vision;

/// <summary>Where a model's weights come from.</summary>
/// <param name="RecipeHash">Hash of the resolved recipe.</param>
/// <param name="Dataset">Data set trained on.</param>
/// <param name="Miou">Mean IoU on the validation set, 0 .. 1; null when not measured.</param>
/// <param name="Steps">Optimizer steps.</param>
/// <param name="Seed">Random seed.</param>
public sealed record ManifestTraining(string RecipeHash = "", string Dataset = "", double? Miou = null, long Steps = 0, long Seed = 0)
{
    /// <summary>The same with a measured mIoU; NaN, where no pixel was labelled, is as not measured.</summary>
    public ManifestTraining WithMiou(double miou) => this with { Miou = double.IsNaN(miou) ? null : miou };
}
