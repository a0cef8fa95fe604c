using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>
/// Checks the distillation losses: every scalar and tensor that a record states, and the gradients of its loss by the student's inputs
/// and by the parameters of the modules.
/// </summary>
internal sealed class LossVerifier : IVerifier
{
    // Its own float32 run is that far from the reference.
    private const double LooseLoss = 5e-5;

    // Ten steps of the attack multiply the rounding of each.
    private const double AdversarialTolerance = 1e-3;

    private static readonly string[] GradientLists = ["grads", "param_grads"];
    private static readonly string[] LooseRecords = ["pkt", "one_resnet8_train", "one_klloss"];

    public bool Handles(ReferenceRecord record) =>
        record.Group == "losses" && record.Id is not null && record.Json.Has("inputs") && record.Json.Has("outputs");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        if (!LossCases.All.TryGetValue(record.Id!, out Func<LossCase, Tensor?>? compute))
        {
            findings.Uncovered("method", $"there is no counterpart of {record.Id}");
            return;
        }

        using var run = new LossCase(record.Json);
        Tensor? loss = compute(run);
        if (loss is not null)
        {
            run.Output(loss, "loss");
            loss.backward();
        }

        Parameters(record.Json, run, findings);
        foreach (JsonProperty output in record.Json.GetProperty("outputs").EnumerateObject())
        {
            Output(record, output, run, findings);
        }

        Gradients(record, run, findings);
    }

    private static void Output(ReferenceRecord record, JsonProperty output, LossCase run, Findings findings)
    {
        if (output.Value.ValueKind == JsonValueKind.Array && run.Sequences.TryGetValue(output.Name, out IReadOnlyList<long>? integers))
        {
            findings.Equal(output.Name, record.Json.GetProperty("outputs").Longs(output.Name), integers);
        }
        else if (!run.Tensors.TryGetValue(output.Name, out Tensor? actual))
        {
            findings.Uncovered(output.Name, "nothing here computes it");
        }
        else if (output.Value.ValueKind == JsonValueKind.Object)
        {
            var expected = new TensorRecord(record, output.Value);
            double tolerance = record.Id == "bss" ? AdversarialTolerance : Tolerances.Output(expected.MaxAbs);
            findings.Tensor(output.Name, expected, actual, tolerance);
        }
        else
        {
            double expected = output.Value.GetDouble();
            double tolerance = LooseRecords.Contains(record.Id) ? Tolerances.Loss(expected, LooseLoss) : Tolerances.Loss(expected);
            findings.Near(output.Name, expected, actual.item<float>(), tolerance);
        }
    }

    /// <summary>Which parameters there are, but for those of the original that it never uses.</summary>
    private static void Parameters(JsonElement json, LossCase run, Findings findings)
    {
        if (!json.Has("param_grads"))
        {
            return;
        }

        JsonElement gradients = json.GetProperty("param_grads");
        IEnumerable<string> expected = gradients.EnumerateObject()
            .Where(gradient => gradient.Value.ValueKind != JsonValueKind.Null)
            .Select(gradient => gradient.Name);
        IEnumerable<string> actual = run.Modules
            .Where(entry => gradients.EnumerateObject().Any(gradient => gradient.Name.StartsWith(entry.Prefix, StringComparison.Ordinal)))
            .SelectMany(entry => entry.Module.named_parameters().Select(parameter => entry.Prefix + parameter.name))
            .Where(name => !gradients.TryGetProperty(name, out JsonElement gradient) || gradient.ValueKind != JsonValueKind.Null);
        findings.Equal("parameters", expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static void Gradients(ReferenceRecord record, LossCase run, Findings findings)
    {
        var actual = run.Inputs.ToDictionary(input => input.Key, input => input.Value);
        foreach ((string prefix, Module module) in run.Modules)
        {
            foreach ((string key, TorchSharp.Modules.Parameter parameter) in module.named_parameters())
            {
                actual.Add(prefix + key, parameter);
            }
        }

        JsonProperty[] all = [.. GradientLists.Where(list => record.Json.Has(list))
            .SelectMany(list => record.Json.GetProperty(list).EnumerateObject())];
        double greatest = all.Select(gradient => gradient.Value.Has("max_abs") ? gradient.Value.Number("max_abs") : 0).DefaultIfEmpty()
            .Max();
        bool batchStatistics = run.Modules.Any(entry => entry.Module.training && entry.Module.buffers().Any());
        foreach (JsonProperty gradient in all)
        {
            Tensor? tensor = actual.GetValueOrDefault(gradient.Name);
            if (gradient.Value.ValueKind == JsonValueKind.Null)
            {
                findings.Add($"no gradient of {gradient.Name}", tensor?.grad is null ? 0 : 1, 0);
            }
            else if (tensor?.grad is not { } found)
            {
                findings.Fail($"gradient of {gradient.Name}", "the loss does not depend on it");
            }
            else
            {
                var expected = new TensorRecord(record, gradient.Value);
                // Gradients that cancel leave, in float32, the rounding of the others.
                double size = expected.MaxAbs < Tolerances.AnalyticZero ? greatest : expected.MaxAbs;
                findings.Tensor($"gradient of {gradient.Name}", expected, found, Tolerances.Gradient(size, batchStatistics));
            }
        }
    }
}
