using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Monitoring.Pictures;
using Robotics.Nodes.Monitoring.Views;
using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation;

namespace Robotics.Nodes.Monitoring;

/// <summary>The verb <c>monitor</c>.</summary>
internal static class MonitorCommand
{
    private static readonly Option<string> s_node = new("--node")
    {
        Description = "The segmentation node to watch",
        HelpName = "name",
        DefaultValueFactory = _ => "/" + SegmentationCommand.DefaultNodeName,
    };

    private static readonly Option<string?> s_pictures = new("--pictures")
    {
        Description = "Save some frames with their masks and ground truth as PNG files in this folder",
        HelpName = "folder",
    };

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments)
    {
        Command command = new(
            "monitor", "Watch a running node: rate, latency, losses, and its mIoU where a camera publishes ground truth on label.")
        {
            s_node, s_pictures,
        };
        CommonOptions common = new(command, "monitor", arguments);
        command.SetAction(
            (parsed, cancellation) => NodeApplication.RunAsync(services => Configure(services, parsed, common), cancellation));
        return command;
    }

    private static void Configure(IServiceCollection services, ParseResult parsed, CommonOptions common)
    {
        common.AddTo(services, parsed);
        services.AddSingleton<IValidateOptions<MonitorOptions>, MonitorOptionsValidator>();
        services.AddOptions<MonitorOptions>().Configure(options => Apply(parsed, options)).ValidateOnStart();
        services.AddSingleton<RosSession>();
        services.AddSingleton<PictureAlbum>();
        services.AddSingleton<MaskStatistics>();
        services.AddSingleton<NodeStatistics>();
        services.AddSingleton<MonitorInputs>();
        services.AddSingleton(MonitorViews.Create());
        services.AddHostedService<MonitorService>();
    }

    private static void Apply(ParseResult parsed, MonitorOptions options)
    {
        options.Node = parsed.GetValue(s_node)!;
        options.PictureFolder = parsed.GetValue(s_pictures);
    }
}
