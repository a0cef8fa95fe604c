using System.Text.Json;
using Robotics.Training.Models;

namespace Robotics.Training.Verification.Models;

/// <summary>Checks a row of an index of models: parameters, number of keys, epsilons of the norms, shape of the output.</summary>
internal sealed class ModelIndexVerifier : IVerifier
{
    public bool Handles(ReferenceRecord record) =>
        record.Group == "models" && record.Json.Has("name") && record.Json.Has("keys") && record.Json.Has("out_shape");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement json = record.Json;
        string name = json.Text("name");
        if (PublishedModel.Find(name, (int)json.Longs("out_shape")[1]) is not { } published)
        {
            findings.Uncovered("model", $"there is no model {name}");
            return;
        }

        using FeatureModel model = published.Create();
        findings.Near("parameters", json.Number("params"), model.parameters().Sum(parameter => parameter.numel()), 0);
        findings.Near("keys", json.Number("keys"), model.state_dict().Count, 0);
        ModelVerifier.NormEpsilons(json.GetProperty("norm_eps"), model, findings);
        ModelVerifier.Macs(json, model, findings);
    }
}
