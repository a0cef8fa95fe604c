using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Tests.Optimizers;

public sealed class SchedulerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Optimizer _optimizer = SGD([new Parameter(zeros(1))], 2);

    public void Dispose()
    {
        _optimizer.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Cosine_falls_from_the_first_rate_to_the_lowest() => Check(
        lr_scheduler.CosineAnnealingLR(_optimizer, 4, 1),
        [2, 1.5 + (Math.Cos(Math.PI / 4) / 2), 1.5, 1.5 - (Math.Cos(Math.PI / 4) / 2), 1]);

    [Fact]
    public void Steps_multiply_by_gamma() => Check(lr_scheduler.StepLR(_optimizer, 2, 0.5), [2, 2, 1, 1, 0.5]);

    [Fact]
    public void Function_of_the_epoch_multiplies_the_first_rate() =>
        Check(lr_scheduler.LambdaLR(_optimizer, epoch => 1.0 / (1 + epoch)), [2, 1, 2 / 3.0, 0.5]);

    [Fact]
    public void Every_group_keeps_its_own_first_rate()
    {
        using var optimizer = SGD(
            [new SGD.ParamGroup([new Parameter(zeros(1))], lr: 1), new SGD.ParamGroup([new Parameter(zeros(1))], lr: 10)], 0);
        var scheduler = lr_scheduler.LambdaLR(optimizer, [epoch => 1 + epoch, epoch => 0.5]);
        scheduler.step();
        Assert.Equal([2, 5], scheduler.get_last_lr());
        var error = Assert.Throws<ArgumentException>(() => lr_scheduler.LambdaLR(optimizer, [_ => 1, _ => 1, _ => 1]));
        Assert.Contains("3 functions", error.Message);
    }

    [Fact]
    public void Resumed_schedule_goes_on_to_the_last_bit()
    {
        var unbroken = lr_scheduler.CosineAnnealingLR(_optimizer, 7);
        for (var epoch = 0; epoch < 5; epoch++) unbroken.step();
        var expected = unbroken.get_last_lr().Single();

        var resumed = lr_scheduler.CosineAnnealingLR(_optimizer, 7, last_epoch: 3);
        resumed.step();
        Assert.Equal(expected, resumed.get_last_lr().Single());
    }

    private void Check(lr_scheduler.LRScheduler scheduler, double[] expected)
    {
        foreach (var rate in expected)
        {
            Assert.Equal(rate, _optimizer.ParamGroups.Single().LearningRate, 12);
            scheduler.step();
        }
    }
}
