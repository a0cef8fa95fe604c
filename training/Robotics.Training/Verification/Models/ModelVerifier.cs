using System.Text.Json;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Verification.Models;

/// <summary>
/// Checks a model of <see cref="ModelRegistry"/>: keys, shapes and types of its state dictionary in order, parameters, epsilons of its
/// norms, multiply-adds, and every feature map and output of the recorded forward passes.
/// </summary>
internal sealed class ModelVerifier : IVerifier
{
    public bool Handles(ReferenceRecord record) =>
        record.Group == "models" && record.Json.Has("name") && record.Json.Has("state_dict") && record.Json.Has("forward");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        if (PublishedModel.Find(record.Json.Text("name"), StateShapes(record.Json)) is not { } published)
        {
            findings.Uncovered("model", $"there is no model {record.Json.Text("name")}");
            return;
        }

        using FeatureModel model = published.Create();
        Describe(record.Json, model, findings);
        ReferenceFormula.Fill(model);
        model.eval();
        foreach (JsonElement run in record.Json.List("forward"))
        {
            Forward(
                run.List("outputs").Select(output => new TensorRecord(record, output)), InputOf(run.GetProperty("input")), model, findings);
        }
    }

    /// <summary>Compares the features of a forward pass of a model that is filled and in evaluation mode.</summary>
    internal static void Forward(IEnumerable<TensorRecord> outputs, Tensor input, FeatureModel model, Findings findings)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        FeatureTaps features = model.Features(input);
        foreach (TensorRecord expected in outputs)
        {
            string quantity = $"{expected.Name} of {string.Join('x', input.shape)}";
            if (features.Contains(expected.Name))
            {
                findings.Tensor(quantity, expected, features[expected.Name], Tolerances.Output(expected.MaxAbs));
            }
            else
            {
                findings.Uncovered(quantity, $"the model has no feature {expected.Name}");
            }
        }
    }

    /// <summary>Compares the multiply-adds of convolutions and linear layers for the recorded input shapes.</summary>
    internal static void Macs(JsonElement json, FeatureModel model, Findings findings)
    {
        foreach (JsonProperty macs in json.GetProperty("macs").EnumerateObject())
        {
            long[] shape = [.. macs.Name.Split('x').Select(long.Parse)];
            long perPicture = MacCounter.Count(model, shape[1], shape[2], shape[3]).LayerMacs;
            findings.Near($"MACs of {macs.Name}", macs.Value.GetInt64(), shape[0] * perPicture, 0);
        }
    }

    internal static Tensor InputOf(JsonElement input) => ReferenceFormula.Tensor(
        input.Text("name"), input.Longs("shape"), input.Number("scale"), input.NumberOrNull("offset") ?? 0);

    private static void Describe(JsonElement json, FeatureModel model, Findings findings)
    {
        findings.Equal("state dictionary", json.List("state_dict").Select(row => row.GetRawText()), model.state_dict().Select(Row));
        if (json.Has("params"))
        {
            findings.Near("parameters", json.Number("params"), model.parameters().Sum(parameter => parameter.numel()), 0);
        }

        if (json.Has("norm_eps"))
        {
            NormEpsilons(json.GetProperty("norm_eps"), model, findings);
        }

        if (json.Has("macs"))
        {
            Macs(json, model, findings);
        }
    }

    /// <summary>The epsilons in use, kind by kind.</summary>
    internal static void NormEpsilons(JsonElement expected, FeatureModel model, Findings findings)
    {
        IEnumerable<string> norms = model.modules().Select(module => module switch
        {
            BatchNorm2d norm => $"BatchNorm2d {norm.eps:R}",
            LayerNorm norm => $"LayerNorm {norm.eps:R}",
            _ => "",
        });
        findings.Equal(
            "epsilons of the norms",
            expected.EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray().Select(eps => $"{kind.Name} {eps.GetDouble():R}"))
                .Order(),
            norms.Where(norm => norm.Length > 0).Distinct().Order());
    }

    internal static IReadOnlyDictionary<string, long[]> StateShapes(JsonElement json) => json.List("state_dict").ToDictionary(
        row => row[0].GetString()!, row => row[1].EnumerateArray().Select(side => side.GetInt64()).ToArray());

    private static string Row(KeyValuePair<string, Tensor> entry) =>
        $"[\"{entry.Key}\",[{string.Join(',', entry.Value.shape)}],\"{(entry.Value.dtype == int64 ? "int64" : "float32")}\"]";
}
