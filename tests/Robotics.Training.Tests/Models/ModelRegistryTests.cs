using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Models;

public class ModelRegistryTests
{
    public static TheoryData<string> Names => [.. ModelRegistry.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_has_its_stated_number_of_parameters(string name)
    {
        ModelEntry entry = ModelRegistry.Get(name);
        using var model = entry.Create(entry.ReferenceClasses);
        Assert.Equal(entry.ReferenceParameters, model.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Model_gives_logits_at_its_stride_and_a_gradient_to_every_parameter(string name)
    {
        const int Classes = 5;
        using DisposeScope scope = NewDisposeScope();
        ModelEntry entry = ModelRegistry.Get(name);
        using var model = entry.Create(Classes);
        Tensor logits = model.call(randn([2, 3, 2 * entry.InputMultiple, entry.InputMultiple]));
        Assert.Equal([2, Classes, 2 * entry.InputMultiple / entry.Stride, entry.InputMultiple / entry.Stride], logits.shape);

        logits.square().mean().backward();
        Assert.All(model.named_parameters(), entry =>
        {
            Assert.NotNull(entry.parameter.grad);
            Assert.True(entry.parameter.grad.abs().sum().ToDouble() > 0, $"{entry.name} has no gradient");
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
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

    [Fact]
    public void Unknown_name_is_refused_with_the_names_that_exist()
    {
        var error = Assert.Throws<ArgumentException>(() => ModelRegistry.Create("resnet", 2));
        Assert.Contains("efficientvit-seg-b0", error.Message, StringComparison.Ordinal);
    }
}
