using Google.Protobuf;
using Robotics.Inference;
using Robotics.Training.Export;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Vision;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>The file that goes to the robot: the form that was kept, with a manifest that says so.</summary>
internal static class DeployedFile
{
    /// <summary>What a provider may differ from the agreement measured here before it counts as broken.</summary>
    private const double Slack = 0.02;

    /// <param name="candidate">File of the candidate, with the manifest of the float32 model.</param>
    /// <param name="path">The file to write; on failure an older file of that name is left as it was.</param>
    /// <param name="kept">What the candidate is.</param>
    public static void Write(string candidate, string path, DeploymentCandidate kept) => CheckedFile.Write(path, temporary =>
    {
        File.WriteAllBytes(temporary, kept.Form == DeploymentForm.Fp32 ? File.ReadAllBytes(candidate) : Described(candidate, kept));
        using SegmentationModel finished = SegmentationModel.Load(temporary, new ProviderOptions());
        return finished.SelfCheck;
    });

    private static byte[] Described(string candidate, DeploymentCandidate kept)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(candidate));
        StringStringEntryProto property = model.MetadataProps.Single(property => property.Key == ModelManifest.MetadataKey);
        property.Value = Describe(ModelManifest.FromJson(property.Value), candidate, kept).ToJson();
        return model.ToByteArray();
    }

    /// <summary>The self-check keeps the mask of the float32 model; 8 bits differ from it as much as they do here.</summary>
    private static ModelManifest Describe(ModelManifest manifest, string candidate, DeploymentCandidate kept)
    {
        using SegmentationModel model = SegmentationModel.Load(candidate, new ProviderOptions(), SelfCheckPolicy.Report);
        ManifestSelfCheck check = manifest.SelfCheck!;
        return manifest with
        {
            Quantization = new ManifestQuantization(kept.Form, kept.Bits),
            Training = manifest.Training?.WithMiou(kept.Miou),
            SelfCheck = check with { MinAgreement = Math.Min(check.MinAgreement, Math.Round(model.SelfCheck!.Agreement - Slack, 2)) },
        };
    }
}
