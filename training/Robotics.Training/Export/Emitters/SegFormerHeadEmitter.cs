using Robotics.Training.Export.Onnx;
using Robotics.Training.Models.SegFormer;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Export.Emitters;

/// <summary>
/// Emits the head of SegFormer. Projection, fusion and norm are linear and act on channels only, enlargement on pixels only: so each
/// stage gets the product of the three matrices before it is enlarged, and the stages are added. That leaves out the fusion at full
/// size, which is most of the network's work.
/// </summary>
internal static class SegFormerHeadEmitter
{
    public static OnnxValue Emit(
        ModuleExporter exporter, DecodeHead head, IReadOnlyList<(OnnxValue Tokens, long Height, long Width)> features, string path)
    {
        OnnxGraph graph = exporter.Graph;
        (float[][] matrices, float[] bias) = Fold(head);
        OnnxValue? sum = null;
        for (int stage = 0; stage < features.Count; stage++)
        {
            string name = $"{path}.linear_c.{stage}";
            (OnnxValue tokens, long height, long width) = features[stage];
            OnnxValue projected = graph.MatMul(name, tokens, graph.Constant(name + ".weight", matrices[stage], tokens[2], bias.Length));
            OnnxValue image = graph.ToImage(name, projected, height, width);
            if (stage > 0)
            {
                image = graph.ResizeLinear(name + ".enlarged", image, features[0].Height, features[0].Width);
            }

            sum = sum is null ? image : graph.Add(name + ".sum", sum, image);
        }

        OnnxValue shift = graph.Constant(path + ".bias", bias, 1, bias.Length, 1, 1);
        OnnxValue fused = graph.Relu(path + ".activation", graph.Add(path + ".shift", sum!, shift));
        return exporter.Convolution(path + ".classifier", fused, head.classifier, null);
    }

    /// <summary>For each stage norm * fusion * projection as [channels, width], and what all biases come to; in double precision.</summary>
    private static (float[][] Matrices, float[] Bias) Fold(DecodeHead head)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor scale = head.batch_norm.weight!.to(float64) / (head.batch_norm.running_var!.to(float64) + head.batch_norm.eps).sqrt();
        Tensor bias = head.batch_norm.bias!.to(float64) - head.batch_norm.running_mean!.to(float64) * scale;
        Tensor fusion = head.linear_fuse.weight.to(float64).flatten(1) * scale.unsqueeze(1);
        long width = fusion.shape[0];
        int stages = head.linear_c.Count;
        var matrices = new float[stages][];
        for (int stage = 0; stage < stages; stage++)
        {
            // The fusion's inputs begin with the last stage.
            Tensor part = fusion.narrow(1, (stages - 1 - stage) * width, width);
            bias = bias + part.matmul(head.linear_c[stage].proj.bias!.to(float64));
            matrices[stage] = part.matmul(head.linear_c[stage].proj.weight.to(float64)).t().contiguous().to(float32).data<float>()
                .ToArray();
        }

        return (matrices, bias.to(float32).data<float>().ToArray());
    }
}
