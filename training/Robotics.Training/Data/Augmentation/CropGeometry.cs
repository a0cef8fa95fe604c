namespace Robotics.Training.Data.Augmentation;

/// <summary>
/// Maps a crop back to its source: pixel x of the crop shows source position <c>(x + 0.5) * StepX + OriginX</c> (in pixels,
/// pixel i covering i to i + 1). The source is first stretched to the model's input, as at inference, times a scale.
/// </summary>
public readonly record struct CropGeometry(double StepX, double StepY, double OriginX, double OriginY)
{
    /// <summary>Draws scale, position and flip of a crop; scale 1 stretches the source to <paramref name="input"/>.</summary>
    public static CropGeometry Draw(
        AugmentationOptions options, ImageSize input, ImageSize crop, ImageSize source, ref SampleRandom random)
    {
        double scale = Math.Exp(random.NextDouble(Math.Log(options.MinScale), Math.Log(options.MaxScale)));
        double stepX = source.Width / (input.Width * scale);
        double stepY = source.Height / (input.Height * scale);
        double originX = random.NextDouble() * (source.Width - (crop.Width * stepX));
        double originY = random.NextDouble() * (source.Height - (crop.Height * stepY));
        return random.NextDouble() < options.FlipProbability
            ? new CropGeometry(-stepX, stepY, originX + (crop.Width * stepX), originY)
            : new CropGeometry(stepX, stepY, originX, originY);
    }
}
