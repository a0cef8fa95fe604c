using Microsoft.Extensions.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>Prints the node's parameters as Markdown instead of running the node; docs/parameters.md is this text.</summary>
internal sealed class ParameterDocument(RosSession session, IReadOnlyList<CameraStream> cameras, IHostApplicationLifetime lifetime)
    : IHostedService
{
    private const string QosGroup = "qos_overrides.";
    private const string Depth = ".depth";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Console.Write($"""
            # Parameters of the segmentation node

            Set them with `./robotics node --ros-args -p name:=value`, with `--params-file FILE`, or on the running node with
            `ros2 param set` where *live* says yes. A live change of the model, or of where it runs, loads the new one beside the old one,
            replays its self-check and exchanges both between two frames; if that fails the change is refused with the reason.
            `./robotics node --describe-parameters` prints this page.

            {session.Parameters.ToMarkdown(name => !name.StartsWith(QosGroup, StringComparison.Ordinal))}
            ## Quality of service

            Fixed at the start by `qos_overrides.<topic>.<subscription|publisher>.<policy>`, where the topic is the full name after
            remapping and the policies are `depth`, `durability` (`volatile`, `transient_local`), `history` (`keep_last`, `keep_all`) and
            `reliability` (`reliable`, `best_effort`). Without them, and with {cameras.Count} camera{(cameras.Count > 1 ? "s" : "")}:

            | endpoint | depth | durability | history | reliability |
            | --- | --- | --- | --- | --- |
            {string.Join('\n', session.Parameters.Names.Where(name => name.EndsWith(Depth, StringComparison.Ordinal)).Select(QosRow))}

            """);
        lifetime.StopApplication();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string QosRow(string depth)
    {
        string endpoint = depth[..^Depth.Length];
        return $"| `{endpoint}` | {Value("depth")} | {Value("durability")} | {Value("history")} | {Value("reliability")} |";

        RosParameterValue Value(string policy) => session.Parameters.Get($"{endpoint}.{policy}");
    }
}
