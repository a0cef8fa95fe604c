namespace Robotics.Training.Models.Importing;

/// <summary>How the tensors of a file fit a network.</summary>
/// <param name="Prefix">What stood before the keys in the file.</param>
/// <param name="Style">Whose names the file uses; empty for the network's own.</param>
/// <param name="Matched">Tensors that fit.</param>
/// <param name="Parameters">Their elements.</param>
/// <param name="Missing">Keys of the network that the file lacks.</param>
/// <param name="Unexpected">Keys of the file, behind the prefix, that the network lacks.</param>
/// <param name="Misshapen">Keys of both with different shapes, and these.</param>
public sealed record ImportResult(
    string Prefix,
    string Style,
    int Matched,
    long Parameters,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unexpected,
    IReadOnlyList<string> Misshapen)
{
    /// <summary>Whether every tensor of the file found its place and every place its tensor.</summary>
    public bool IsComplete => Missing.Count + Unexpected.Count + Misshapen.Count == 0;
}
