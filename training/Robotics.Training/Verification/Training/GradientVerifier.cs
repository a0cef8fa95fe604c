using System.Text.Json;
using Robotics.Training.Models;
using Robotics.Training.Verification.Models;
using Robotics.Vision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Verification.Training;

/// <summary>
/// Checks one backward pass of a segmentation model: loss, logits, the gradients of the image and of every parameter, and the statistics
/// that batch normalisation has gathered.
/// </summary>
internal sealed class GradientVerifier : IVerifier
{
    // What is zero in exact arithmetic is rounding noise in float32.
    private const double Noise = 1e-6;
    private const int IgnoredEvery = 7;

    public bool Handles(ReferenceRecord record) =>
        record.Group == "train" && record.Json.Has("mode") && record.Json.Has("input_grad") && record.Json.Has("state_dict");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement json = record.Json;
        bool training = json.Text("mode") == "train";
        var expectedLogits = new TensorRecord(record, json.GetProperty("logits"));
        int classes = (int)expectedLogits.Shape[1];
        string name = json.Text("id")[..^$"_{json.Text("mode")}".Length];
        if (PublishedModel.Find(name, classes) is not { } published)
        {
            findings.Uncovered("model", $"there is no model {name}");
            return;
        }

        using FeatureModel model = published.Create();
        using var loss = new LabelLoss(null, classes, CPU);
        ReferenceFormula.Fill(model);
        model.train(training);
        Tensor input = ModelVerifier.InputOf(json.GetProperty("input")).requires_grad_(true);
        Tensor logits = model.call(input);
        Tensor value = loss.Compute(logits, Masks(input.shape, classes).to(int64));
        value.backward();

        findings.Near("loss", json.Number("loss"), value.ToDouble(), Tolerances.Loss(json.Number("loss")));
        findings.Tensor("logits", expectedLogits, logits, (training ? 10 : 1) * Tolerances.Output(expectedLogits.MaxAbs));
        var expectedGradient = new TensorRecord(record, json.GetProperty("input_grad"));
        findings.Tensor("gradient of the input", expectedGradient, input.grad!, Tolerances.Gradient(expectedGradient.MaxAbs, training));
        Gradients(json, model, training, findings);
        Dictionary<string, Tensor> state = model.state_dict();
        foreach (JsonElement row in json.List("bn_after_l2"))
        {
            double expected = row[1].GetDouble();
            findings.Near(
                $"l2 of {row[0].GetString()}", expected, Norm(state[row[0].GetString()!]), Tolerances.Loss(expected, relative: 1e-4));
        }
    }

    private static void Gradients(JsonElement json, FeatureModel model, bool training, Findings findings)
    {
        Dictionary<string, Parameter> parameters = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        findings.Equal("parameters", json.List("state_dict").Select(row => row[0].GetString()), parameters.Keys);
        foreach (JsonElement row in json.List("state_dict"))
        {
            string name = row[0].GetString()!;
            string quantity = $"gradient of {name}";
            if (!parameters.TryGetValue(name, out Parameter? parameter) || parameter.grad is not { } gradient)
            {
                findings.Fail(quantity, "there is none");
                continue;
            }

            float[] values = gradient.contiguous().data<float>().ToArray();
            double rootMeanSquare = Math.Abs(row[1].GetDouble() - Norm(gradient)) / Math.Sqrt(values.Length);
            double error = row[2].EnumerateArray()
                .Select((expected, i) => Math.Abs(expected.GetDouble() - values[i]))
                .Append(rootMeanSquare)
                .Aggregate(0.0, (worst, difference) => double.IsNaN(worst) || difference <= worst ? worst : difference);
            double tolerance = row[1].GetDouble() < Tolerances.AnalyticZero
                ? Noise
                : Tolerances.Gradient(values.Max(Math.Abs), training);
            findings.Add(quantity, error, tolerance);
        }
    }

    // The recipe is the record's own text: labels "seg_labels", of which every seventh is ignored.
    private static Tensor Masks(long[] image, int classes)
    {
        int pixels = checked((int)(image[0] * image[2] * image[3]));
        int[] labels = ReferenceFormula.Labels("seg_labels", pixels, classes);
        byte[] masks = [.. labels.Select((label, i) => i % IgnoredEvery == 0 ? LabelSet.Unlabelled : (byte)label)];
        return tensor(masks, [image[0], image[2], image[3]]);
    }

    private static double Norm(Tensor values) => values.detach().to(float64).norm().ToDouble();
}
