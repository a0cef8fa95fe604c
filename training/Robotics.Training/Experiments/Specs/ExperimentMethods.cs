using Robotics.Training.Distillation;

namespace Robotics.Training.Experiments;

/// <summary>The ways of learning that a recipe can name.</summary>
public static class ExperimentMethods
{
    internal const string Plain = "plain";
    internal const string SelfSupervised = "self-supervised";
    internal const string Snapshot = "snapshot";
    internal const string Mutual = "dml";
    internal const string One = "one";
    internal const string OnlineEnsemble = "online-ensemble";

    // The name that studies of online ensembles give to ONE.
    private const string OneInStudies = "kd-one";

    internal static IReadOnlyList<string> Ensembles { get; } = [One, OneInStudies, OnlineEnsemble];

    private static IReadOnlyList<string> Alone { get; } = [Plain, SelfSupervised, Snapshot];

    /// <summary>
    /// Labels alone (plain, self-supervised, snapshot), students in company (one, online-ensemble) and every distillation method.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Alone, .. Ensembles, .. DistillationMethods.All.Select(method => method.Name)];

    /// <summary>Whether a method reads what a trained teacher says.</summary>
    public static bool LearnsFromTeacher(string method) =>
        !Alone.Contains(method) && !Ensembles.Contains(method) && method != Mutual;

    /// <summary>The options of a distillation method or of ONE with the values of their source; null for other methods.</summary>
    internal static object? Defaults(string method) => method is One or OneInStudies
        ? new OneOptions()
        : DistillationMethods.All.FirstOrDefault(known => known.Name == method)?.Defaults;

    /// <exception cref="ExperimentException">There is no such method; the message lists those that exist.</exception>
    public static void Require(string method)
    {
        if (!Names.Contains(method))
        {
            throw new ExperimentException($"There is no method \"{method}\"; choose one of {string.Join(", ", Names)}.");
        }
    }
}
