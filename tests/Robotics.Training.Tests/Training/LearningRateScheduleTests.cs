namespace Robotics.Training.Tests.Training;

public class LearningRateScheduleTests
{
    [Fact]
    public void Rises_linearly_then_falls_along_half_a_cosine()
    {
        var schedule = new LearningRateSchedule(peak: 0.4, warmupSteps: 4, steps: 104);
        Assert.Equal([0.1, 0.2, 0.3, 0.4], new[] { 0L, 1, 2, 3 }.Select(step => schedule[step]).Select(rate => Math.Round(rate, 12)));
        Assert.Equal(0.4, schedule[4], 1e-12);
        Assert.Equal(0.2, schedule[54], 1e-12);
        Assert.Equal(0, schedule[104], 1e-12);
        Assert.All(Enumerable.Range(4, 100), step => Assert.True(schedule[step + 1] < schedule[step]));
    }
}
