namespace Robotics.Training.Distillation;

/// <summary>A weight that rises linearly from 0 to 1.</summary>
internal static class Warmup
{
    public static double Of(double epoch, double warmupEpochs) => warmupEpochs == 0 ? 1 : Math.Min(epoch / warmupEpochs, 1);
}
