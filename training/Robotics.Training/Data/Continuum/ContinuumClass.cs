namespace Robotics.Training.Data.Continuum;

/// <summary>
/// A class of <see cref="ContinuumDataset"/>: a place on three scales. Samples scatter around it so far that neighbouring classes overlap;
/// so the classes that a picture might also belong to are those beside its own.
/// </summary>
/// <param name="Shape">Place on the scale of shapes: 3 + this many lobes.</param>
/// <param name="Texture">Place on the scale of stripes: each step is narrower by <see cref="ContinuumRenderer.StripeRatio"/>.</param>
/// <param name="Hue">Place on the circle of colours, in turns.</param>
public sealed record ContinuumClass(int Shape, int Texture, double Hue)
{
    /// <summary>Steps on the scale of shapes.</summary>
    public const int Shapes = 5;

    /// <summary>Steps on the scale of stripes.</summary>
    public const int Textures = 4;

    /// <summary>Standard deviation of a sample's shape and stripes, in steps.</summary>
    public const double Spread = 0.3;

    /// <summary>Standard deviation of a sample's hue, in turns.</summary>
    public const double HueSpread = 0.08;

    private const double HueOfShape = 0.13;
    private const double HueOfTexture = 0.09;

    /// <summary>All classes, shape by shape.</summary>
    public static IReadOnlyList<ContinuumClass> All { get; } =
    [
        .. from shape in Enumerable.Range(0, Shapes)
           from texture in Enumerable.Range(0, Textures)
           select new ContinuumClass(shape, texture, shape * HueOfShape + texture * HueOfTexture),
    ];

    public string Name => $"{3 + Shape} lobes, stripes {Texture + 1}";

    /// <summary>A sample's own place: normal around the class.</summary>
    internal (double Shape, double Texture, double Hue) Draw(ref SampleRandom random) => (
        Math.Clamp(Shape + Spread * random.NextNormal(), -0.9, Shapes - 0.1),
        Texture + Spread * random.NextNormal(),
        Hue + HueSpread * random.NextNormal());
}
