using System.Text.Json;
using Robotics.Tests;
using Robotics.Training.Verification;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.NeuralNetworks.Functional;

/// <summary>Losses and their gradients against numbers computed with Python's torch 1.13 in double precision.</summary>
public sealed class GoldenLossTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Cross_entropy_leaves_out_ignored_pixels()
    {
        var golden = Case("seg_ce_ignore255");
        var logits = Input(golden, "seg_logits_s");
        var labels = ReferenceFormula.Labels("seg_labels", 96, 19).Select((label, index) => index % 7 == 0 ? 255L : label).ToArray();
        Check(golden, "loss", "seg_logits_s", logits, F.cross_entropy(logits, tensor(labels, [2, 6, 8]), ignore_index: 255));
    }

    [Fact]
    public void Cross_entropy_of_a_batch()
    {
        var golden = Case("kd_hinton_T4");
        var logits = Input(golden, "logits_s");
        var labels = ReferenceFormula.Labels("labels", 8, 100).Select(label => (long)label).ToArray();
        var loss = F.cross_entropy(logits, tensor(labels));
        Assert.Equal(golden.GetProperty("outputs").GetProperty("ce").GetDouble(), loss.ToDouble(), 5e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Distillation_by_divergence(bool logTarget)
    {
        var golden = Case("kd_hinton_T4");
        var (student, teacher) = (Input(golden, "logits_s"), Input(golden, "logits_t").detach());
        var target = logTarget ? F.log_softmax(teacher / 4, 1) : F.softmax(teacher / 4, 1);
        var divergence = F.kl_div(F.log_softmax(student / 4, 1), target, log_target: logTarget, reduction: nn.Reduction.Sum);
        Check(golden, "loss", "logits_s", student, divergence * (16.0 / 8));
    }

    [Fact]
    public void Distillation_pixel_by_pixel()
    {
        var golden = Case("seg_pixel_kd");
        var (student, teacher) = (Input(golden, "seg_logits_s"), Input(golden, "seg_logits_t").detach());
        var divergence = F.kl_div(F.log_softmax(student, 1), F.log_softmax(teacher, 1), reduction: nn.Reduction.Sum);
        Check(golden, "loss", "seg_logits_s", student, divergence / (2 * 6 * 8));
    }

    [Fact]
    public void Mean_squared_error()
    {
        var golden = Case("hint_mse");
        var (student, teacher) = (Input(golden, "q2_s"), Input(golden, "q2_t").detach());
        Check(golden, "loss", "q2_s", student, F.mse_loss(student, teacher));
    }

    private static JsonElement Case(string id)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Reference("losses/losses.json")));
        return document.RootElement.GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("id").GetString() == id).Clone();
    }

    private static Tensor Input(JsonElement golden, string name)
    {
        var input = golden.GetProperty("inputs").GetProperty(name);
        var shape = input.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var values = ReferenceFormula.Generic(
            name, shape.Aggregate((a, b) => a * b), input.GetProperty("scale").GetDouble(), input.GetProperty("offset").GetDouble());
        return tensor(values, shape, requires_grad: true);
    }

    private static void Check(JsonElement golden, string output, string input, Tensor x, Tensor loss)
    {
        var expected = golden.GetProperty("outputs").GetProperty(output).GetDouble();
        Assert.Equal(expected, loss.ToDouble(), 1e-5 * Math.Abs(expected));

        loss.backward();
        var record = golden.GetProperty("grads").GetProperty(input);
        var samples = record.GetProperty("samples").EnumerateArray().Select(sample => sample.GetDouble()).ToArray();
        var tolerance = 1e-4 * record.GetProperty("max_abs").GetDouble();
        var gradient = x.grad!.data<float>();
        for (var j = 0; j < samples.Length; j++) Assert.Equal(samples[j], gradient[j * gradient.Count / samples.Length], tolerance);
    }
}
