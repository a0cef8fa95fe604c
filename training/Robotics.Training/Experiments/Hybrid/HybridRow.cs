namespace Robotics.Training.Experiments;

/// <summary>A row of a hybrid table: a trained network and what it becomes in few bits.</summary>
/// <param name="Name">Name for the table.</param>
/// <param name="Network">The network.</param>
/// <param name="IsTeacher">Whether the others learned from it.</param>
/// <param name="Work">One piece of work a seed.</param>
public sealed record HybridRow(string Name, string Network, bool IsTeacher, IReadOnlyList<PlannedQuantization> Work);
