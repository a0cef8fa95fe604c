namespace Robotics.Training;

/// <summary>The courses of the learning rate that recipes name, beside those of single methods.</summary>
public static class Schedules
{
    public const string Cosine = "cosine";
    public const string Poly = "poly";

    /// <summary>Names of the courses that begin with a warm-up.</summary>
    public static IReadOnlyList<string> Names { get; } = [Cosine, Poly];

    /// <summary>A course with warm-up.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="peak">Greatest rate.</param>
    /// <param name="warmupSteps">Steps over which the rate rises.</param>
    /// <param name="steps">Steps in all.</param>
    /// <param name="power">Exponent of poly.</param>
    /// <exception cref="ArgumentException">There is no such course.</exception>
    public static ILearningRateSchedule Create(string name, double peak, long warmupSteps, long steps, double power) => name switch
    {
        Cosine => new LearningRateSchedule(peak, warmupSteps, steps),
        Poly => new PolynomialSchedule(peak, warmupSteps, steps, power),
        _ => throw new ArgumentException($"There is no schedule \"{name}\"; choose one of {string.Join(", ", Names)}."),
    };
}
