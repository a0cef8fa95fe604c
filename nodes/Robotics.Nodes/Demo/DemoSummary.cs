using Robotics.Nodes.Camera;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Reports;
using Robotics.Nodes.Segmentation.Reporting;

namespace Robotics.Nodes.Demo;

/// <summary>What a demo measured.</summary>
/// <param name="Seconds">From the first to the last image.</param>
/// <param name="Transport">How the messages travelled.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Input">Height and width of the model's input.</param>
/// <param name="Provider">Where it ran.</param>
/// <param name="Image">Height and width of the camera's images.</param>
/// <param name="Rate">The camera's frames a second.</param>
/// <param name="Frames">What became of the frames.</param>
/// <param name="Masks">What became of the masks.</param>
/// <param name="Lost">Where frames were lost.</param>
/// <param name="Fps">Masks a second that arrived in the monitor.</param>
/// <param name="LatencyMs">From the image's stamp to the arrival of its mask in the monitor, and the parts of it inside the node.</param>
/// <param name="Miou">Mean IoU of the received masks over the classes present.</param>
/// <param name="ClassIou">IoU of the classes present.</param>
/// <param name="PixelAccuracy">Share of right pixels.</param>
/// <param name="AllocBytesPerFrame">Managed bytes that the node's process allocated a frame in steady state; null when the run was too
/// short.</param>
/// <param name="AllocFrames">Frames over which that was measured.</param>
/// <param name="Scenes">The frames shown, as StreetScenes numbers them.</param>
/// <param name="EvalCommand">What to run for the same model on exactly those frames; null where the camera showed no street scenes.</param>
/// <param name="Host">The machine.</param>
/// <param name="Problems">What is wrong with the results; empty when they are sane.</param>
internal sealed record DemoSummary(
    double Seconds,
    string Transport,
    string Model,
    int[] Input,
    string Provider,
    int[] Image,
    double Rate,
    DemoFrames Frames,
    DemoMasks Masks,
    FrameLosses Lost,
    double Fps,
    StageLatencies LatencyMs,
    double Miou,
    Dictionary<string, double> ClassIou,
    double PixelAccuracy,
    double? AllocBytesPerFrame,
    long AllocFrames,
    SceneLoopPlan? Scenes,
    string? EvalCommand,
    string Host,
    string[] Problems)
{
    private const string Loopback = "Cyclone DDS over UDP on loopback, three processes";

    public static DemoSummary Of(CameraFigures camera, NodeFigures node, MonitorFigures monitor, string modelFile, string[] problems)
    {
        DemoFrames frames = new(camera.Published, node.Frames.Received, node.Frames.Segmented, node.Frames.Dropped, node.Frames.Rejected);
        DemoMasks masks = new(node.MasksPublished, monitor.Masks.Masks, monitor.Masks.Matched);
        return new DemoSummary(
            Math.Round((camera.LastStamp - camera.FirstStamp) / 1e9, 3),
            Loopback,
            node.Model,
            node.Input,
            node.Provider,
            [camera.Height, camera.Width],
            camera.Rate,
            frames,
            masks,
            FrameLosses.Of(frames, masks),
            Math.Round(monitor.Masks.Fps, 2),
            node.LatencyMs with { EndToEnd = monitor.Masks.EndToEnd },
            monitor.Masks.Miou,
            monitor.Masks.ClassIou,
            monitor.Masks.PixelAccuracy,
            monitor.AllocBytesPerFrame,
            monitor.AllocFrames,
            camera.Scenes,
            camera.Scenes is { } plan ? EvalOf(plan, modelFile) : null,
            HostInfo.Describe(),
            problems);
    }

    private static string EvalOf(SceneLoopPlan plan, string modelFile) =>
        $"./robotics eval --model {modelFile} --split {plan.Split.ToString().ToLowerInvariant()} "
        + $"--seeds {plan.FirstSeed}-{plan.FirstSeed + (ulong)plan.Seeds - 1} --first-frame 0 --frames {plan.FramesPerSeed}";
}
