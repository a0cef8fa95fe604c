using Robotics.Training.Models;
using Robotics.Training.Models.EfficientViT;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models.EfficientViT;

public class EfficientViTGoldenTests
{
    public static TheoryData<string, string, int> Models => new()
    {
        { "efficientvit-seg-b0", "efficientvit-seg-b0-cityscapes", 19 },
        { "efficientvit-seg-b1", "efficientvit-seg-b1-cityscapes", 19 },
        { "efficientvit-seg-b1-ade20k", "efficientvit-seg-b1-ade20k", 150 },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void State_dict_has_the_reference_keys_shapes_types_and_order(string name, string reference, int classes)
    {
        using var model = ModelRegistry.Create(name, classes);
        IEnumerable<string> actual = model.state_dict().Select(entry =>
            $"{entry.Key} [{string.Join(',', entry.Value.shape)}] {(entry.Value.dtype == int64 ? "int64" : "float32")}");
        Assert.Equal(new GoldenModel(reference).StateDict, actual);
        Assert.Equal(new GoldenModel(reference).Parameters, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_feature_map_and_the_logits_equal_the_reference(string name, string reference, int classes)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        using var model = (EfficientViTSeg)ModelRegistry.Create(name, classes);
        GoldenWeights.Fill(model);
        model.eval();
        foreach ((long[] inputShape, IReadOnlyList<GoldenTensor> outputs) in new GoldenModel(reference).Forward)
        {
            Tensor[] features = model.backbone.call(GoldenWeights.Input(inputShape));
            foreach (GoldenTensor golden in outputs)
            {
                Tensor? actual = golden.Name switch
                {
                    "head_merged" => null,
                    "segout" => model.head.call(features),
                    _ => features[golden.Name[^1] - '0'],
                };
                if (actual is not null)
                {
                    golden.AssertEqual(actual, golden.OutputTolerance);
                }
            }
        }
    }

    [Fact]
    public void Batch_norm_epsilon_is_the_reference_one()
    {
        using var model = (EfficientViTSeg)ModelRegistry.Create("efficientvit-seg-b0", 19);
        var norms = model.modules().OfType<TorchSharp.Modules.BatchNorm2d>().ToList();
        Assert.NotEmpty(norms);
        double expected = new GoldenModel("efficientvit-seg-b0-cityscapes").NormEpsilon;
        Assert.All(norms, norm => Assert.Equal(expected, norm.eps));
    }
}
