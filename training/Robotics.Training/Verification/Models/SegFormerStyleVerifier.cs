using Robotics.Training.Models;
using Robotics.Training.Models.SegFormer;

namespace Robotics.Training.Verification.Models;

/// <summary>Checks SegFormer with the epsilons of NVlabs against the records that differ from Hugging Face's in these alone.</summary>
internal sealed class SegFormerStyleVerifier : IVerifier
{
    public bool Handles(ReferenceRecord record) =>
        record.Path.EndsWith("nvlabs_eps_variant.json", StringComparison.Ordinal) && record.Json.Has("outputs");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        string name = record.Json.Text("name");
        if (PublishedModel.Find(name) is not { Entry.Name: { } size } || SegFormerVariant.All.All(variant => variant.Name != size))
        {
            findings.Uncovered("model", $"there is no SegFormer {name}");
            return;
        }

        TensorRecord[] outputs = [.. record.Json.List("outputs").Select(output => new TensorRecord(record, output))];
        TensorRecord logits = outputs[^1];
        long[] shape =
        [
            logits.Shape[0], 3, logits.Shape[2] * SegFormerSeg.OutputStride, logits.Shape[3] * SegFormerSeg.OutputStride,
        ];
        using FeatureModel model = new SegFormerSeg(
            SegFormerVariant.All.Single(variant => variant.Name == size), (int)logits.Shape[1], LayerNormStyle.NVlabs);
        ReferenceFormula.Fill(model);
        model.eval();
        ModelVerifier.Forward(outputs, ReferenceFormula.Tensor("input", shape, scale: 2), model, findings);
    }
}
