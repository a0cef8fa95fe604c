using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Models;
using Robotics.Nodes.Segmentation.Outputs;
using Robotics.Nodes.Segmentation.Reporting;
using Robotics.Nodes.Segmentation.Settings;

namespace Robotics.Nodes.Segmentation;

/// <summary>The verb <c>node</c>.</summary>
internal static class SegmentationCommand
{
    public const string DefaultNodeName = "segmentation_node";

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments)
    {
        Command command = new(
            "node",
            "Segment camera images: image or image/compressed, and camera_info in; ~/mask, ~/confidence, ~/overlay, ~/camera_info, "
            + "~/label_info, ~/metrics, /diagnostics and /statistics out. A managed ROS node: docs/parameters.md lists what -p sets, "
            + "at the start and later.");
        ParameterOptions parameters = CreateParameters(command);
        Option<bool> describe = new("--describe-parameters") { Description = "Print the node's parameters as Markdown, and stop" };
        command.Options.Add(describe);
        CommonOptions common = new(command, DefaultNodeName, arguments);
        command.SetAction((parsed, cancellation) => NodeApplication.RunAsync(
            services => Configure(services, parsed, common, parameters, parsed.GetValue(describe)), cancellation));
        return command;
    }

    private static ParameterOptions CreateParameters(Command command)
    {
        ParameterOptions parameters = new(command);
        parameters.Add(Value<string>("--model", "Model file (.onnx with a manifest, or with a <model>.yaml beside it)", "file"));
        parameters.Add(Words("--provider", "Where the model runs", "cpu", "cuda", "tensorrt"));
        parameters.Add(Value<int>("--device", "GPU ordinal", "n"));
        parameters.Add(Words("--fallback", "What to do where the provider cannot be had", "none", "cpu"));
        parameters.Add(Value<int>("--threads", "Threads of one inference, 0 for one a core", "n"));
        parameters.Add(Words("--self-check", "What follows from a failed self-check of the model", "require", "report"));
        parameters.Add(Value<double>("--max-fps", "Frames a second that are segmented at most, 0 for no limit", "n"));
        parameters.Add(Words(
            "--image-transport",
            "Topics to listen to; auto: image, and image/compressed as long as nobody publishes image",
            "auto",
            "raw",
            "compressed"));
        return parameters;
    }

    private static Option<T> Value<T>(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    private static Option<string> Words(string name, string description, params string[] words)
    {
        Option<string> option = Value<string>(name, description, string.Join('|', words));
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static void Configure(
        IServiceCollection services, ParseResult parsed, CommonOptions common, ParameterOptions parameters, bool describe)
    {
        common.AddTo(services, parsed);
        services.PostConfigure<RosOptions>(ros => ros.CommandLine = parameters.Append(ros.CommandLine, parsed));
        services.AddSingleton<RosSession>();
        services.AddSingleton<SegmentationParameters>();
        services.AddSingleton<StageHistograms>();
        services.AddSingleton(CreateCameras);
        if (describe)
        {
            services.AddHostedService<ParameterDocument>();
            return;
        }

        services.AddSingleton<EngineSlot>();
        services.AddSingleton<LabelOutput>();
        services.AddSingleton<WorkSwitch>();
        services.AddSingleton<SegmentationLifecycle>();
        services.AddSingleton<NodeStatus>();
        services.AddSingleton<NodeReporter>();
        services.AddHostedService<ModelSwitch>();
        services.AddHostedService<EnableService>();
        services.AddHostedService<SegmentationService>();
    }

    private static IReadOnlyList<CameraStream> CreateCameras(IServiceProvider services)
    {
        RosSession session = services.GetRequiredService<RosSession>();
        SegmentationParameters parameters = services.GetRequiredService<SegmentationParameters>();
        StageHistograms together = services.GetRequiredService<StageHistograms>();
        ILogger<RejectionLog> logger = services.GetRequiredService<ILogger<RejectionLog>>();
        return [.. parameters.Cameras.Select((name, index) => new CameraStream(index, name, session, parameters, together, logger))];
    }
}
