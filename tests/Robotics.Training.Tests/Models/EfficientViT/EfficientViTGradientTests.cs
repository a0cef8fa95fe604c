using System.Text.Json;
using Robotics.Tests;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models.EfficientViT;

/// <summary>Loss, every gradient and the batch-norm statistics of one backward pass against the reference.</summary>
public class EfficientViTGradientTests
{
    private const int Classes = 19;
    private const int Height = 64;
    private const int Width = 96;

    // Exact arithmetic gives zero; the reference's float64 run leaves rounding noise.
    private const double AnalyticZero = 1e-12;

    [Theory]
    [InlineData("train", 1e-3)]
    [InlineData("eval", 1e-4)]
    public void Backward_equals_the_reference(string mode, double tolerance)
    {
        JsonElement golden = Case(mode);
        using DisposeScope scope = NewDisposeScope();
        using var model = ModelRegistry.Create("efficientvit-seg-b0", Classes);
        using var loss = new SegmentationLoss(null, Classes, CPU);
        GoldenWeights.Fill(model);
        model.train(mode == "train");

        Tensor input = GoldenWeights.Input(2, 3, Height, Width);
        input.requires_grad = true;
        Tensor logits = model.call(input);
        Tensor value = loss.Compute(logits, Masks());
        value.backward();

        Assert.Equal(golden.GetProperty("loss").GetDouble(), value.ToDouble(), 1e-5 * value.ToDouble());
        var inputGradient = new GoldenTensor(golden.GetProperty("input_grad"));
        inputGradient.AssertEqual(input.grad!, tolerance * inputGradient.MaxAbs);

        Dictionary<string, Parameter> parameters = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        JsonElement rows = golden.GetProperty("state_dict");
        Assert.Equal(parameters.Count, rows.GetArrayLength());
        foreach (JsonElement row in rows.EnumerateArray())
        {
            Tensor gradient = parameters[row[0].GetString()!].grad!;
            double length = row[1].GetDouble();
            if (length < AnalyticZero)
            {
                Assert.True(gradient.norm().ToDouble() < 1e-6, $"{row[0]} should have no gradient");
                continue;
            }

            Assert.Equal(length, gradient.norm().ToDouble(), tolerance * length);
            float[] values = gradient.contiguous().data<float>().ToArray();
            double largest = values.Max(Math.Abs);
            for (int i = 0; i < row[2].GetArrayLength(); i++)
            {
                Assert.Equal(row[2][i].GetDouble(), values[i], tolerance * largest);
            }
        }

        Dictionary<string, Tensor> state = model.state_dict();
        foreach (JsonElement row in golden.GetProperty("bn_after_l2").EnumerateArray())
        {
            Assert.Equal(row[1].GetDouble(), state[row[0].GetString()!].norm().ToDouble(), 1e-4 * row[1].GetDouble());
        }
    }

    private static Tensor Masks()
    {
        int[] labels = GoldenFormula.Labels("seg_labels", 2 * Height * Width, Classes);
        byte[] masks = [.. labels.Select((label, i) => i % 7 == 0 ? (byte)255 : (byte)label)];
        return tensor(masks, [2, Height, Width]);
    }

    private static JsonElement Case(string mode)
    {
        using JsonDocument document = JsonDocument.Parse(
            File.ReadAllText(RepositoryFiles.Reference("train/efficientvit-seg-b0-gradients.json")));
        return document.RootElement.GetProperty("cases").EnumerateArray()
            .Single(entry => entry.GetProperty("mode").GetString() == mode).Clone();
    }
}
