using Robotics.Training.Models;
using Robotics.Training.Reporting;


namespace Robotics.Training.Tests.Training.Reporting;

public class MetricsLogTests
{
    [Fact]
    public void A_resumed_run_drops_the_rows_after_its_checkpoint()
    {
        using TempFolder folder = new();
        Log(folder, resumedStep: 0, steps: [1, 2, 3, 4]);
        File.AppendAllText(folder.File("train.csv"), "5,0.1");
        Log(folder, resumedStep: 2, steps: [3]);
        Assert.Equal(
            ["step,loss,learning_rate,gradient_norm", "1,0.5,0.1,7", "2,0.5,0.1,7", "3,0.5,0.1,7"],
            File.ReadLines(folder.File("train.csv")));
    }

    [Fact]
    public void A_new_run_begins_anew()
    {
        using TempFolder folder = new();
        Log(folder, resumedStep: 0, steps: [1, 2]);
        Log(folder, resumedStep: 0, steps: [1]);
        Assert.Equal(2, File.ReadLines(folder.File("train.csv")).Count());
    }

    private static void Log(TempFolder folder, long resumedStep, long[] steps)
    {
        using var log = new MetricsLog(folder.Root, ModelTask.Segmentation, ["a", "b"], resumedStep);
        foreach (long step in steps)
        {
            log.OnStep(new StepMetrics(step, 0.5, 0.1, 7));
        }
    }
}
