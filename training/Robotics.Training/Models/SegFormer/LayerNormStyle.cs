namespace Robotics.Training.Models.SegFormer;

/// <summary>The epsilons of layer normalisation, by which the two implementations of SegFormer differ.</summary>
/// <param name="Block">Within and behind the blocks.</param>
/// <param name="Reduction">Of the patch embeddings, and of shrunk keys and values.</param>
public sealed record LayerNormStyle(double Block, double Reduction)
{
    /// <summary>Hugging Face transformers: torch's default everywhere.</summary>
    public static LayerNormStyle HuggingFace { get; } = new(1e-5, 1e-5);

    /// <summary>NVlabs/SegFormer, which trained the published weights.</summary>
    public static LayerNormStyle NVlabs { get; } = new(1e-6, 1e-5);
}
