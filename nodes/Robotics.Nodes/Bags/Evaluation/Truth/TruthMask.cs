namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>True class of every pixel of a frame.</summary>
/// <param name="ids">One id a pixel, rows without padding.</param>
/// <param name="width">Columns.</param>
/// <param name="height">Rows.</param>
internal readonly ref struct TruthMask(ReadOnlySpan<byte> ids, int width, int height)
{
    public ReadOnlySpan<byte> Ids { get; } = ids;

    public int Width { get; } = width;

    public int Height { get; } = height;
}
