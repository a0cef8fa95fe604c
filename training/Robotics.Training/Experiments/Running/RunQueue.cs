using System.Diagnostics;

namespace Robotics.Training.Experiments;

/// <summary>Runs what is not finished yet, several processes at a time, and tells how it goes.</summary>
/// <param name="jobs">Processes at a time.</param>
/// <param name="output">Takes a line a finished run, and one a minute for each that goes on.</param>
public sealed class RunQueue(int jobs, TextWriter output)
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMinutes(1);

    private readonly List<double> _seconds = [];
    private int _finished;

    /// <summary>Executes runs in order, each as soon as what it needs is finished; those with a result are skipped.</summary>
    /// <param name="stage">What they are for.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="afterwards">Number of runs that will follow in later stages, for the time that is left.</param>
    /// <returns>What went wrong, a sentence a run.</returns>
    public IReadOnlyList<string> Execute(string stage, IReadOnlyList<PlannedWork> runs, int afterwards)
    {
        PlannedWork[] distinct = [.. runs.DistinctBy(run => run.Folder)];
        List<PlannedWork> waiting = [.. distinct.Where(run => run.Outcome is null)];
        output.WriteLine($"{stage}: {distinct.Length} runs, {distinct.Length - waiting.Count} of them finished");
        var failures = new List<string>();
        var active = new Dictionary<Task<string?>, RunProcess>();
        long reported = Stopwatch.GetTimestamp();
        while (waiting.Count + active.Count > 0)
        {
            while (active.Count < jobs && waiting.FirstOrDefault(run => run.After.All(other => other.Outcome is not null)) is { } next)
            {
                waiting.Remove(next);
                var process = new RunProcess(next);
                active.Add(process.WaitAsync(), process);
            }

            if (active.Count == 0)
            {
                failures.AddRange(waiting.Select(run => $"{run.Title} was not started: {Missing(run)} failed"));
                break;
            }

            Task[] tasks = [.. active.Keys];
            int ended = Task.WaitAny(tasks, TimeSpan.FromSeconds(1));
            if (ended >= 0)
            {
                var task = (Task<string?>)tasks[ended];
                active.Remove(task, out RunProcess? process);
                Finish(process!, task.GetAwaiter().GetResult(), waiting.Count + active.Count + afterwards, failures);
            }
            else if (Stopwatch.GetElapsedTime(reported) > ReportInterval)
            {
                reported = Stopwatch.GetTimestamp();
                foreach (RunProcess process in active.Values)
                {
                    output.WriteLine($"  {process.Work.Title}: {process.LastLine}");
                }
            }
        }

        return failures;
    }

    private static string Missing(PlannedWork run) =>
        string.Join(", ", run.After.Where(other => other.Outcome is null).Select(other => other.Title));

    private void Finish(RunProcess process, string? failure, int left, List<string> failures)
    {
        using (process)
        {
            if (failure is not null || process.Work.Outcome is not { } outcome)
            {
                failures.Add($"{process.Work.Title} failed: {failure}");
                output.WriteLine(failures[^1]);
                return;
            }

            _seconds.Add(process.Elapsed.TotalSeconds);
            TimeSpan eta = TimeSpan.FromSeconds(_seconds.Average() * left / jobs);
            output.WriteLine($"[{++_finished}] {process.Work.Title}: {outcome}; {left} runs left, {eta:d\\.hh\\:mm\\:ss}");
        }
    }
}
