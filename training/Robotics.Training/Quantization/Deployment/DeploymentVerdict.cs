using System.Globalization;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>Chooses among measured forms, and says why.</summary>
public static class DeploymentVerdict
{
    /// <summary>A form is faster than float32 where it takes at most this much of its time: less is noise.</summary>
    private const double Faster = 0.97;

    /// <summary>Below this much more time a smaller file is called as fast.</summary>
    private const double AsFast = 1.05;

    /// <summary>The fastest form within the budget, or float32 where none is faster.</summary>
    /// <param name="candidates">The forms, float32 first.</param>
    /// <param name="maxDrop">Budget, 0 to 1.</param>
    public static (DeploymentCandidate Kept, string Sentence) Choose(IReadOnlyList<DeploymentCandidate> candidates, double maxDrop)
    {
        DeploymentCandidate fp32 = candidates[0];
        DeploymentCandidate[] right =
        [
            .. candidates.Skip(1).Where(candidate => Drop(candidate) <= maxDrop).OrderBy(candidate => candidate.LatencyRatio),
        ];
        string budget = Text($"{100 * maxDrop:0.##} points of mIoU");
        if (right.Length == 0)
        {
            DeploymentCandidate closest = candidates.Skip(1).MinBy(Drop) ?? fp32;
            return (fp32, Text(
                $"fp32 is kept: no smaller form stays within {budget}; the closest, {closest.Form}, loses {100 * Drop(closest):0.00}."));
        }

        DeploymentCandidate fastest = right[0];
        if (fastest.LatencyRatio <= Faster)
        {
            return (fastest, Text(
                $"{fastest.Form} is kept: {fastest.LatencyRatio:0.00} of the time of fp32, {100 * Drop(fastest):0.00} points lost."));
        }

        string small = right.Where(candidate => candidate.LatencyRatio <= AsFast).MinBy(candidate => candidate.SizeBytes) is { } smaller
            ? Text($" Where size counts, --form {smaller.Form} is as fast with {Megabytes(smaller)} MB instead of {Megabytes(fp32)}.")
            : "";
        string integer = right.FirstOrDefault(candidate => candidate.Calibration is not null) is { } best
            ? Text($"the fastest with 8-bit activations, {best.Form}, takes {best.LatencyRatio:0.00} times as long")
            : Text($"none with 8-bit activations stays within {budget}");
        return (fp32, Text($"fp32 is kept: on this machine no smaller form within {budget} is faster; {integer}.{small}"));
    }

    private static double Drop(DeploymentCandidate candidate) => candidate.MiouFp32 - candidate.Miou;

    private static string Megabytes(DeploymentCandidate candidate) => Text($"{candidate.SizeBytes / 1e6:0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
