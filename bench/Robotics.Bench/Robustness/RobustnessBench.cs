using System.Collections.Concurrent;
using System.Diagnostics;
using Robotics.Ros2;
using Robotics.Tests.Storm;

namespace Robotics.Bench.Robustness;

/// <summary>
/// Bad input at 200 a second for a minute, for the library and for a running node at once. The rows count what was refused, each with a
/// reason;
/// a crash, a refusal without one or a payload read outside of its bytes ends the benchmark with an error.
/// </summary>
internal static class RobustnessBench
{
    private const string Node = "/segmentation_node";
    private const int LastLines = 20;
    private static readonly TimeSpan s_time = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<BenchRow> Run(string model)
    {
        RosContextOptions options = new() { DomainId = Random.Shared.Next(1, 101), DiscoveryRange = DiscoveryRange.Localhost };
        using Process process = Start(options.DomainId, model);
        ConcurrentQueue<string> log = Read(process);
        try
        {
            InputStorm library = new(Environment.TickCount);
            Task<int> inputs = Task.Run(() => Pace.Run(s_time, library.Step));
            using RosContext context = new(options);
            using NodeStorm node = new(context.CreateNode("storm"), Node, Environment.TickCount);
            int sent = Pace.Run(s_time, () =>
            {
                Check(process, log);
                node.Step();
            });
            node.End();
            Check(process, log);
            _ = inputs.GetAwaiter().GetResult();
            return
            [
                .. library.Tallies.Append(node.Assignments).Select(Row),
            Row("payloads to a running node", "sent", node.BrokenPayloads, sent)
            ];
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static Process Start(int domain, string model)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Robotics.Nodes", configuration, "robotics-node");
        ProcessStartInfo start = new(program, ["node", "--ros-args", "-p", $"model:={model}"]) { RedirectStandardError = true };
        start.Environment["ROS_DOMAIN_ID"] = $"{domain}";
        start.Environment["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST";
        return Process.Start(start)!;
    }

    /// <summary>The last lines that a process wrote to its standard error.</summary>
    private static ConcurrentQueue<string> Read(Process process)
    {
        ConcurrentQueue<string> lines = new();
        process.ErrorDataReceived += (_, line) =>
        {
            lines.Enqueue(line.Data ?? "");
            if (lines.Count > LastLines)
            {
                _ = lines.TryDequeue(out string? _);
            }
        };
        process.BeginErrorReadLine();
        return lines;
    }

    private static void Check(Process process, ConcurrentQueue<string> log)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The node ended under bad input. {string.Join(Environment.NewLine, log)}");
        }
    }

    private static BenchRow Row(Tally tally) => Row(tally.Name, "refused", tally.Refused, tally.Taken + tally.Refused);

    private static BenchRow Row(string name, string unit, int count, int all) =>
        new($"bad input, {name}", count, unit, $"{all} in {s_time.TotalSeconds} s", count / (double)all);
}
