using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Methods that change the images before the networks see them.</summary>
public class MixedImagesTests
{
    [Fact]
    public void Mixup_is_a_convex_mixture_that_a_seed_repeats()
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For("mixup-kd");
        using Distiller distiller = DistillationMethods.Get("mixup-kd").Create(pair.Pairing);
        Tensor images = arange(4, dtype: float32).reshape(4, 1, 1, 1);
        manual_seed(11);
        int before = scope.DisposablesCount;
        Tensor mixed = distiller.Prepare(images);
        Assert.Equal(before + 1, scope.DisposablesCount);
        manual_seed(11);
        Assert.True(distiller.Prepare(images).allclose(mixed));
        Assert.InRange(mixed.min().item<float>(), 0, 3);
        Assert.Equal(images.sum().item<float>(), mixed.sum().item<float>(), 1e-5);
        double crossEntropy = distiller.Loss(pair.Batch).Terms[0].Value.item<float>();
        Assert.NotEqual(functional.cross_entropy(pair.Student.Logits, pair.Labels).item<float>(), crossEntropy, 1e-4);
    }

    [Theory]
    [InlineData("hsakd")]
    [InlineData("sskd")]
    public void Self_supervised_methods_turn_every_image_four_times(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For(name);
        using Distiller distiller = DistillationMethods.Get(name).Create(pair.Pairing);
        Tensor images = randn(2, 3, 5, 5), turned = distiller.Prepare(images);
        Assert.Equal([8, 3, 5, 5], turned.shape);
        Assert.True(turned[4].allclose(images[1]));
        Assert.True(turned[6].allclose(images[1].flip(1, 2)));
    }

    [Fact]
    public void An_attacked_image_lies_closer_to_the_boundary_and_no_gradient_stays_behind()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(2);
        using Sequential teacher = Sequential(Conv2d(3, 4, 8), ReLU(), Conv2d(4, 5, 1), new Squeeze());
        Tensor images = randn(6, 3, 8, 8).clamp(-2.5, 2.5);
        Tensor order = teacher.call(images).argsort(1, descending: true), own = order.select(1, 0), target = order.select(1, 1);
        int before = scope.DisposablesCount;
        Tensor moved = BoundarySamples.Attack(teacher, images, target, new BoundarySampleOptions());
        Assert.Equal(before + 1, scope.DisposablesCount);
        Assert.All(teacher.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.True(Gap(moved) < Gap(images));

        double Gap(Tensor pictures)
        {
            Tensor logits = teacher.call(pictures);
            return (logits.gather(1, own.unsqueeze(1)) - logits.gather(1, target.unsqueeze(1))).abs().sum().item<float>();
        }
    }

    private sealed class Squeeze() : Module<Tensor, Tensor>(nameof(Squeeze))
    {
        public override Tensor forward(Tensor input) => input.flatten(1);
    }
}
