using Robotics.Training.Distillation;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Distillation;

/// <summary>What every registered method must do.</summary>
public class DistillationMethodsTests
{
    public static TheoryData<string> Methods => [.. DistillationMethods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_student_and_the_connectors_learn_over_two_steps(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For(name);
        using Distiller distiller = Create(name, pair);
        var connectors = distiller.parameters().ToArray();
        for (int step = 0; step < 2; step++)
        {
            DistillationLoss loss = distiller.Loss(pair.Batch);
            Assert.True(float.IsFinite(loss.Total.item<float>()), $"{name}: {loss.Total.item<float>()}");
            loss.Total.backward();
            Tensor[] reached = [.. pair.StudentTensors.Concat(connectors).Where(tensor => tensor.grad is not null)];
            Assert.All(reached, tensor => Assert.True(tensor.grad!.isfinite().all().item<bool>(), name));
            Assert.Contains(pair.StudentTensors, tensor => tensor.grad is not null && tensor.grad.abs().max().item<float>() > 0);
            Assert.True(
                connectors.Length == 0 || connectors.Any(tensor => tensor.grad is not null), $"{name}: its parameters learn nothing.");
            using IDisposable noGrad = no_grad();
            foreach (Tensor tensor in reached)
            {
                tensor.sub_(tensor.grad! * 1e-3);
                tensor.grad = null;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Equal_seeds_give_equal_losses_and_gradients(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(Once(), Once());

        float[] Once()
        {
            using TinyPair pair = TinyPair.For(name);
            using Distiller distiller = Create(name, pair);
            DistillationLoss loss = distiller.Loss(pair.Batch);
            loss.Total.backward();
            return
            [
                loss.Total.item<float>(),
                .. pair.StudentTensors.Where(tensor => tensor.grad is not null)
                    .SelectMany(tensor => tensor.grad!.contiguous().data<float>().ToArray()),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Only_the_loss_and_its_terms_outlive_a_call(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For(name);
        using Distiller distiller = Create(name, pair);
        DistillationBatch batch = pair.Batch;
        int before = scope.DisposablesCount;
        DistillationLoss loss = distiller.Loss(batch);
        Assert.Equal(before + 1 + loss.Terms.Count, scope.DisposablesCount);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_total_is_the_weighted_sum_of_the_terms(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For(name);
        using Distiller distiller = DistillationMethods.Get(name).Create(pair.Pairing);
        DistillationLoss loss = distiller.Loss(pair.Batch);
        double sum = loss.Terms.Sum(term => term.Weight * term.Value.item<float>());
        Assert.Equal(sum, loss.Total.item<float>(), 1e-5 * Math.Max(1, Math.Abs(sum)));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Options_are_checked(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For(name);
        DistillationMethod method = DistillationMethods.Get(name);
        Assert.Throws<ArgumentOutOfRangeException>(() => method.Create(pair.Pairing, method.Defaults with { Weight = -1 }));
        DistillationOptions others = DistillationMethods.All.First(other => other.Name != name).Defaults;
        string message = Assert.Throws<ArgumentException>(() => method.Create(pair.Pairing, others)).Message;
        Assert.Contains(name, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_unique_and_an_unknown_one_lists_them()
    {
        Assert.Equal(DistillationMethods.All.Count, DistillationMethods.All.Select(method => method.Name).Distinct().Count());
        string message = Assert.Throws<ArgumentException>(() => DistillationMethods.Get("magic")).Message;
        Assert.All(DistillationMethods.All, method => Assert.Contains(method.Name, message, StringComparison.Ordinal));
    }

    /// <summary>The method by itself, without the labels' cross-entropy.</summary>
    private static Distiller Create(string name, TinyPair pair)
    {
        DistillationMethod method = DistillationMethods.Get(name);
        return method.Create(pair.Pairing, method.Defaults with { CrossEntropyWeight = 0 });
    }
}
