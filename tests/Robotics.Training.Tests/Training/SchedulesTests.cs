namespace Robotics.Training.Tests.Training;

public class SchedulesTests
{
    [Fact]
    public void Steps_decay_at_their_places()
    {
        var schedule = new StepDecaySchedule(0.1, [3, 5], 0.1);
        Assert.Equal([0.1, 0.1, 0.1, 0.01, 0.01, 0.001], Enumerable.Range(0, 6).Select(step => Math.Round(schedule[step], 12)));
    }

    // torch.optim.lr_scheduler.PolynomialLR of PyTorch 1.13: lr 0.02, total_iters 6, power 0.9.
    [Fact]
    public void Poly_falls_as_PyTorchs_does()
    {
        double[] expected =
            [0.02, 0.016973322935783738, 0.013885063253232143, 0.010717734625362933, 0.007440821160226031, 0.003987437329504385];
        ILearningRateSchedule schedule = Schedules.Create(Schedules.Poly, 0.02, warmupSteps: 0, steps: 6, power: 0.9);
        Assert.All(expected.Index(), rate => Assert.Equal(rate.Item, schedule[rate.Index], 1e-12));
    }

    [Theory]
    [InlineData("cosine")]
    [InlineData("poly")]
    public void A_warm_up_rises_to_the_peak_and_the_rest_falls_from_it(string name)
    {
        ILearningRateSchedule schedule = Schedules.Create(name, 3, warmupSteps: 4, steps: 20, power: 1);
        Assert.Equal([0.75, 1.5, 2.25, 3, 3], Enumerable.Range(0, 5).Select(step => schedule[step]));
        Assert.Equal(1.5, schedule[12], 1e-12);
        Assert.True(schedule[19] is > 0 and < 0.2);
    }

    [Fact]
    public void A_course_that_there_is_not_is_refused() =>
        Assert.Contains("cosine, poly", Assert.Throws<ArgumentException>(() => Schedules.Create("linear", 1, 0, 2, 1)).Message);

    [Theory]
    [InlineData(10, 3)]
    [InlineData(100, 5)]
    [InlineData(7, 7)]
    public void Every_cycle_begins_at_the_peak_and_falls(long steps, int cycles)
    {
        var schedule = new CyclicSchedule(2, steps, cycles);
        Assert.Equal((0, steps), (schedule.FirstStep(0), schedule.FirstStep(cycles)));
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            long first = schedule.FirstStep(cycle), next = schedule.FirstStep(cycle + 1);
            Assert.Equal(2, schedule[first], 1e-12);
            double[] rates = [.. Enumerable.Range((int)first, (int)(next - first)).Select(step => schedule[step])];
            Assert.Equal(rates.OrderDescending(), rates);
        }
    }
}
