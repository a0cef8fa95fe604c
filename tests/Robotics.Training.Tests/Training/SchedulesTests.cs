namespace Robotics.Training.Tests.Training;

public class SchedulesTests
{
    [Fact]
    public void Steps_decay_at_their_places()
    {
        var schedule = new StepDecaySchedule(0.1, [3, 5], 0.1);
        Assert.Equal([0.1, 0.1, 0.1, 0.01, 0.01, 0.001], Enumerable.Range(0, 6).Select(step => Math.Round(schedule[step], 12)));
    }

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
