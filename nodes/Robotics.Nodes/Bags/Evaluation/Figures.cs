namespace Robotics.Nodes.Bags.Evaluation;

internal static class Figures
{
    /// <summary>The number, or null for one that is not known.</summary>
    public static double? Number(double value) => double.IsNaN(value) ? null : value;
}
