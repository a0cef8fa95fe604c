using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models;

public class ModelRegistryTests
{
    private const long TooLargeToTest = 100_000_000;
    private const long Small = 6_000_000;

    /// <summary>All that can be built in a moment; the largest are left to <c>./robotics verify</c>.</summary>
    public static TheoryData<string> Names =>
        [.. ModelRegistry.Entries.Where(entry => entry.ReferenceParameters < TooLargeToTest).Select(entry => entry.Name)];

    /// <summary>The small ones of every family.</summary>
    public static TheoryData<string> SmallNames =>
        [.. ModelRegistry.Entries.Where(entry => entry.ReferenceParameters < Small).Select(entry => entry.Name)];

    /// <summary>Those without auxiliary classifiers.</summary>
    public static TheoryData<string> SingleClassifierNames =>
        [.. SmallNames.Select(name => name.Data).Where(name => !name.EndsWith("_aux", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_has_its_stated_number_of_parameters(string name)
    {
        ModelEntry entry = ModelRegistry.Get(name);
        using var model = entry.Create(entry.ReferenceClasses);
        Assert.Equal(entry.ReferenceParameters, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(SmallNames))]
    public void Model_gives_logits_at_its_stride_and_a_gradient_to_every_parameter(string name)
    {
        const int Classes = 5;
        using DisposeScope scope = NewDisposeScope();
        ModelEntry entry = ModelRegistry.Get(name);
        using var model = entry.Create(Classes);
        model.eval();
        (long height, long width) = (2 * entry.InputMultiple, entry.InputMultiple);
        FeatureTaps features = model.Features(randn([2, 3, height, width]));
        Tensor logits = features[features.Names[^1]];
        Assert.Equal(
            entry.Task == ModelTask.Segmentation ? [2, Classes, height / entry.Stride, width / entry.Stride] : [2, Classes], logits.shape);

        features.Names.Select(feature => features[feature].square().mean()).Aggregate((sum, value) => sum + value).backward();
        Assert.All(model.named_parameters(), parameter =>
        {
            Assert.True(parameter.parameter.grad is not null, $"{parameter.name} has no gradient");
            Assert.True(parameter.parameter.grad.abs().sum().ToDouble() > 0, $"{parameter.name} has no gradient but zero");
        });
    }

    [Theory]
    [MemberData(nameof(SingleClassifierNames))]
    public void Only_the_classifier_depends_on_the_number_of_classes(string name)
    {
        ModelEntry entry = ModelRegistry.Get(name);
        using var few = entry.Create(3);
        using var many = entry.Create(7);
        Dictionary<string, Tensor> other = many.state_dict();
        foreach ((string key, Tensor tensor) in few.state_dict())
        {
            Assert.Equal(!key.StartsWith(entry.ClassifierPrefix, StringComparison.Ordinal), tensor.shape.SequenceEqual(other[key].shape));
        }
    }

    [Theory]
    [InlineData("efficientvit-seg-b0")]
    [InlineData("efficientvit-b0")]
    [InlineData("segformer-b0")]
    [InlineData("resnet20")]
    [InlineData("wrn_16_2")]
    [InlineData("vgg8")]
    [InlineData("MobileNetV2")]
    [InlineData("ShuffleV1")]
    [InlineData("ShuffleV2")]
    [InlineData("ResNet18")]
    [InlineData("ResNeXt50_32x4d")]
    [InlineData("DenseNet-BC-100-12")]
    [InlineData("EfficientNet-B0")]
    [InlineData("resnet8x4_aux")]
    public void Widths_can_be_scaled(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        ModelEntry entry = ModelRegistry.Get(name);
        using var half = entry.Create(5, widthRatio: 0.5);
        using var wide = entry.Create(5, widthRatio: 1.5);
        using var plain = entry.Create(5);
        Assert.True(half.parameters().Sum(p => p.numel()) < 0.75 * plain.parameters().Sum(p => p.numel()));
        Assert.True(wide.parameters().Sum(p => p.numel()) > plain.parameters().Sum(p => p.numel()));
        half.eval();
        Assert.Equal(5, half.call(randn([1, 3, entry.InputMultiple, entry.InputMultiple])).shape[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => entry.Create(5, widthRatio: 0));
    }

    [Fact]
    public void Unknown_name_is_refused_with_the_names_that_exist()
    {
        var error = Assert.Throws<ArgumentException>(() => ModelRegistry.Create("resnet", 2));
        Assert.Contains("efficientvit-seg-b0", error.Message, StringComparison.Ordinal);
    }
}
