namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>What the masks of a frame are compared with; spans are empty where there is nothing.</summary>
internal readonly ref struct FrameScene
{
    /// <summary>The image's stamp.</summary>
    public required long Stamp { get; init; }

    /// <summary>Columns.</summary>
    public required int Width { get; init; }

    /// <summary>Whether the frame before has the same size.</summary>
    public required bool HasFrameBefore { get; init; }

    /// <summary>True class of each pixel.</summary>
    public required ReadOnlySpan<byte> Truth { get; init; }

    /// <summary>True class of each pixel of the frame before.</summary>
    public required ReadOnlySpan<byte> TruthBefore { get; init; }

    /// <summary>The reference model's mask.</summary>
    public required ReadOnlySpan<byte> Reference { get; init; }

    public bool HasTruth => !Truth.IsEmpty;
}
