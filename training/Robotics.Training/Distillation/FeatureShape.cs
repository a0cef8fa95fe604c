namespace Robotics.Training.Distillation;

/// <summary>A feature map of one sample.</summary>
public readonly record struct FeatureShape(long Channels, long Height, long Width)
{
    public override string ToString() => $"[{Channels}, {Height}, {Width}]";
}
