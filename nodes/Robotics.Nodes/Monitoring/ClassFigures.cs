namespace Robotics.Nodes.Monitoring;

/// <summary>One class of the model over all compared masks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Color">Its colour in pictures, as <c>#rrggbb</c>.</param>
/// <param name="Iou">Intersection over union, 0 .. 1; null where neither mask nor truth has it.</param>
/// <param name="TruthShare">Share of the labelled pixels that are of the class, 0 .. 1.</param>
internal sealed record ClassFigures(string Name, string Color, double? Iou, double TruthShare);
