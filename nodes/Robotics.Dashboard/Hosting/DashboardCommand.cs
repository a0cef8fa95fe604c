using System.CommandLine;
using System.Net;
using Robotics.Nodes.Cli;
using Robotics.Ros2;

namespace Robotics.Dashboard.Hosting;

/// <summary>The command line of the program, which is the launcher's verb <c>dashboard</c>.</summary>
internal static class DashboardCommand
{
    // What Foxglove and Lichtblick suggest when they are asked to open a connection.
    private const int DefaultPort = 8765;
    private const string Localhost = "localhost";

    private static readonly Option<int> s_port = new("--port")
    {
        Description = "Port of the page and of the Foxglove WebSocket; 0 for any that is free",
        HelpName = "n",
        DefaultValueFactory = _ => DefaultPort,
    };

    private static readonly Option<string> s_host = new("--host")
    {
        Description = "IP address to listen on; 0.0.0.0 lets everybody on the network look",
        HelpName = "address",
        DefaultValueFactory = _ => $"{IPAddress.Loopback}",
    };

    private static readonly Option<string> s_node = new("--node")
    {
        Description = "The segmentation node to show",
        HelpName = "name",
        DefaultValueFactory = _ => "/segmentation_node",
    };

    static DashboardCommand()
    {
        s_port.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValue(s_port) is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            {
                result.AddError($"--port must be {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
            }
        });
        s_host.Validators.Add(result =>
        {
            if (ParseAddress(result.GetValue(s_host)!) is null)
            {
                result.AddError("--host must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
            }
        });
        s_node.Validators.Add(result =>
        {
            if (Fault(result.GetValue(s_node)!) is { } fault)
            {
                result.AddError($"--node is no node's name. {fault}");
            }
        });
    }

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static RootCommand Create(IReadOnlyList<string> arguments)
    {
        RootCommand command = new("A web page that shows a running segmentation node, and the same topics for Foxglove and Lichtblick.")
        {
            s_port, s_host, s_node,
        };
        RosNodeOptions ros = new(command, "dashboard", arguments);
        command.SetAction((parsed, cancellation) => DashboardApplication.RunAsync(Read(parsed), parsed, ros, cancellation));
        return command;
    }

    private static DashboardOptions Read(ParseResult parsed) =>
        new(ParseAddress(parsed.GetValue(s_host)!)!, parsed.GetValue(s_port), FullName(parsed.GetValue(s_node)!));

    private static IPAddress? ParseAddress(string text) =>
        text == Localhost ? IPAddress.Loopback : IPAddress.TryParse(text, out IPAddress? address) ? address : null;

    // A node's name has the form of a topic's.
    private static string FullName(string node) => RosNames.ExpandTopic(node, "dashboard", "/");

    private static string? Fault(string node)
    {
        try
        {
            _ = FullName(node);
            return null;
        }
        catch (RosNameException e)
        {
            return e.Message;
        }
    }
}
