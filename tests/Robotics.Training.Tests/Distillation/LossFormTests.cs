using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Forms of the losses that no reference record has, against plain arithmetic.</summary>
public class LossFormTests
{
    private const double T = 4;

    [Fact]
    public void Kd_without_the_squared_temperature_is_that_much_smaller()
    {
        double full = Term("kd", new KnowledgeDistillationOptions(), "kl");
        double plain = Term("kd", new KnowledgeDistillationOptions { TimesSquaredTemperature = false }, "kl");
        Assert.Equal(full / (T * T), plain, 1e-6);
    }

    [Fact]
    public void Kd_with_class_weights_weighs_the_terms_of_the_classes()
    {
        double[] weights = [2, 0, 1, 0.5, 3];
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For("kd");
        double[][] student = Rows(pair.Student.Logits), teacher = Rows(pair.Teacher.Logits);
        double expected = student.Zip(teacher, (s, t) => Enumerable.Range(0, weights.Length)
            .Sum(k => weights[k] * Softmax(t)[k] * Math.Log(Softmax(t)[k] / Softmax(s)[k]))).Average();
        var options = new KnowledgeDistillationOptions { TimesSquaredTemperature = false, ClassWeights = weights };
        Assert.Equal(expected, Term("kd", options, "kl"), 1e-5);
    }

    [Fact]
    public void Cwd_compares_the_distributions_of_the_pixels()
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For("cwd");
        double[][] student = Rows(pair.Student.Logits.flatten(2).flatten(0, 1));
        double[][] teacher = Rows(pair.Teacher.Logits.flatten(2).flatten(0, 1));
        double expected = T * T * student.Zip(teacher, (s, t) => Softmax(t).Zip(Softmax(s), (p, q) => p * Math.Log(p / q)).Sum()).Average();
        Assert.Equal(expected, Term("cwd", new ChannelWiseOptions(), "kl"), 1e-5);
    }

    [Theory]
    [InlineData(1, 0, "tckd")]
    [InlineData(0, 8, "nckd")]
    [InlineData(1, 8, "tckd", "nckd")]
    public void Parts_of_dkd_switch_on_their_own(double alpha, double beta, params string[] names)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For("dkd");
        var options = new DecoupledDistillationOptions { CrossEntropyWeight = 0, Alpha = alpha, Beta = beta };
        using Distiller distiller = DistillationMethods.Get("dkd").Create(pair.Pairing, options);
        Assert.Equal(names, distiller.Loss(pair.Batch).Terms.Select(term => term.Name));
    }

    [Fact]
    public void Dkd_and_reviewkd_warm_up()
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (string name in new[] { "dkd", "reviewkd" })
        {
            using TinyPair pair = TinyPair.For(name);
            using Distiller distiller = DistillationMethods.Get(name).Create(pair.Pairing);
            double quarter = distiller.Loss(pair.Batch with { Epoch = 5 }).Terms[^1].Weight;
            Assert.Equal(distiller.Loss(pair.Batch).Terms[^1].Weight / 4, quarter, 1e-9);
        }
    }

    [Fact]
    public void Pixels_without_a_label_do_not_count_in_dkd()
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For("cwd");
        using Distiller distiller = DistillationMethods.Get("dkd").Create(pair.Pairing);
        Tensor labels = pair.Labels.clone();
        labels.narrow(1, 0, 2).fill_(255);
        distiller.Loss(pair.Batch with { Labels = labels, IgnoredLabel = 255 }).Total.backward();
        Assert.Equal(0, pair.Student.Logits.grad!.narrow(2, 0, 2).abs().max().item<float>());
    }

    [Fact]
    public void Crd_compares_no_sample_with_another_of_its_class()
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For("crd");
        using Distiller distiller = DistillationMethods.Get("crd").Create(pair.Pairing with { SampleClasses = [1, .. new int[11]] });
        long[] neverSeen = [.. Enumerable.Range(1, 11).Select(sample => (long)sample).Except(pair.Indices.data<long>().ToArray())];
        foreach (string memory in new[] { "contrast.memory_v1", "contrast.memory_v2" })
        {
            distiller.state_dict()[memory].index_put_(tensor(float.NaN), tensor(neverSeen));
        }

        Assert.True(float.IsFinite(distiller.Loss(pair.Batch).Total.item<float>()));
    }

    private static double Term(string method, DistillationOptions options, string name)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyPair pair = TinyPair.For(method);
        using Distiller distiller = DistillationMethods.Get(method).Create(pair.Pairing, options);
        return distiller.Loss(pair.Batch).Terms.Single(term => term.Name == name).Value.item<float>();
    }

    private static double[][] Rows(Tensor tensor) =>
        [.. tensor.detach().contiguous().data<float>().ToArray().Select(value => (double)value).Chunk((int)tensor.shape[1])];

    private static double[] Softmax(double[] logits)
    {
        double sum = logits.Sum(value => Math.Exp(value / T));
        return [.. logits.Select(value => Math.Exp(value / T) / sum)];
    }
}
