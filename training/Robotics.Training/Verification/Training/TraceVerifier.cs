using System.Text.Json;
using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Verification.Training;

/// <summary>
/// Checks some steps of gradient descent from teacher to student with a distillation loss: the loss before each step, the logits at the
/// end and the norm of every tensor. The recipe is the record's own text.
/// </summary>
internal sealed class TraceVerifier : IVerifier
{
    private const int Classes = 100;
    private const int Samples = 8;
    private const int Side = 32;
    private const double InputScale = 2;
    private const double Momentum = 0.9;
    private const double WeightDecay = 5e-4;
    private const double RelativeTolerance = 1e-4;
    private const double LogitTolerance = 1e-3;

    // Norms of tensors that start near zero are the sum of five small steps.
    private const double NormTolerance = 1e-5;

    public bool Handles(ReferenceRecord record) =>
        record.Group == "train" && record.Id is not null && record.Json.Has("losses") && record.Json.Has("final_eval_logits");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        if (DistillationMethods.All.FirstOrDefault(method => method.Name == record.Id) is not { } method)
        {
            findings.Uncovered("method", $"there is no method {record.Id}");
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        using FeatureModel student = Network("resnet8x4", "student.");
        using var teacher = new NetworkTeacher("resnet32x4", Network("resnet32x4", "teacher."));
        using Distiller distiller = method.Create(new Pairing(Shape(student), Shape(teacher.Network)));
        using var objective = new DistillationObjective(student, teacher, distiller, method.Features, new LabelLoss(null, Classes, CPU));
        using optim.Optimizer optimizer = Optimizers.Sgd(student.parameters(), record.Json.Number("lr"), Momentum, WeightDecay);
        StepInput input = Input();
        student.train();
        int step = 0;
        foreach (JsonElement expected in record.Json.List("losses"))
        {
            optimizer.zero_grad();
            Tensor loss = objective.Loss(input);
            loss.backward();
            optimizer.step();
            findings.Near(
                $"loss before step {++step}", expected.GetDouble(), loss.ToDouble(),
                Tolerances.Loss(expected.GetDouble(), RelativeTolerance));
        }

        student.eval();
        using IDisposable noGrad = no_grad();
        var logits = new TensorRecord(record, record.Json.GetProperty("final_eval_logits"));
        findings.Tensor("logits at the end", logits, student.call(input.Images), LogitTolerance);
        Dictionary<string, Tensor> state = student.state_dict();
        foreach (JsonElement row in record.Json.List("state_dict"))
        {
            string key = row[0].GetString()!;
            double expected = row[1].GetDouble(), norm = state[key].to(float64).norm().ToDouble();
            findings.Near($"l2 of {key}", expected, norm, Math.Max(RelativeTolerance * Math.Abs(expected), NormTolerance));
        }
    }

    private static FeatureModel Network(string name, string prefix)
    {
        FeatureModel network = ModelRegistry.Create(name, Classes);
        ReferenceFormula.Fill(network, prefix);
        return network;
    }

    private static NetworkShape Shape(FeatureModel network) => NetworkTaps.Shape(network, Side, Side, FeatureKind.Stages);

    private static StepInput Input()
    {
        Tensor images = ReferenceFormula.Tensor("img8x32", [Samples, 3, Side, Side], InputScale);
        long[] labels = [.. ReferenceFormula.Labels("labels", Samples, Classes).Select(label => (long)label)];
        return new StepInput(images, tensor(labels), arange(Samples, dtype: int64), Epoch: double.PositiveInfinity, Progress: 0);
    }
}
