using System.Numerics;
using Robotics.Vision;

namespace Robotics.Inference;

/// <summary>Turns one kind of model output into a mask of one size.</summary>
internal abstract class MaskWriter
{
    /// <summary>Writes height x width class ids from the model's output of this moment.</summary>
    public abstract void Write(Span<byte> mask);

    public static MaskWriter Create(SegmentationModel model, ModelBinding binding, int width, int height) => binding.Output switch
    {
        float[] scores => new ScoresWriter(model.Labels.Count, scores, binding.Signature, width, height),
        long[] labels => new LabelsWriter<long>(model.Labels.Count, labels, binding.Signature, width, height),
        int[] labels => new LabelsWriter<int>(model.Labels.Count, labels, binding.Signature, width, height),
        byte[] labels => new LabelsWriter<byte>(model.Labels.Count, labels, binding.Signature, width, height),
        _ => throw new NotSupportedException($"Outputs of type {binding.Output.GetType()} have no mask."),
    };

    /// <summary>Logits or probabilities: bilinear upsampling, then the greatest.</summary>
    private sealed class ScoresWriter(int classes, float[] scores, GraphSignature signature, int width, int height) : MaskWriter
    {
        private readonly UpsampleArgmax _kernel = new(classes, signature.OutputWidth, signature.OutputHeight, width, height);

        public override void Write(Span<byte> mask) => _kernel.Run(scores, mask);
    }

    /// <summary>Class ids: nearest neighbour.</summary>
    private sealed class LabelsWriter<T>(int classes, T[] labels, GraphSignature signature, int width, int height) : MaskWriter
        where T : unmanaged, IBinaryInteger<T>
    {
        private readonly LabelUpsample _kernel = new(classes, signature.OutputWidth, signature.OutputHeight, width, height);

        public override void Write(Span<byte> mask) => _kernel.Run<T>(labels, mask);
    }
}
