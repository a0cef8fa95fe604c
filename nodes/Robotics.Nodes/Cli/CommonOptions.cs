using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Robotics.Nodes.Hosting;

namespace Robotics.Nodes.Cli;

/// <summary>The options that every node's command has.</summary>
internal sealed class CommonOptions
{
    private readonly IReadOnlyList<string> _arguments;
    private readonly Option<string> _name;

    private readonly Option<int?> _domain = new("--domain")
    {
        Description = "ROS domain, 0 to 232 (default: ROS_DOMAIN_ID, else 0)",
        HelpName = "id",
    };

    private readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "Namespace of the node (default: ROS_NAMESPACE, else /)",
        HelpName = "ns",
    };

    private readonly Option<string[]> _remaps = RemapOption.Create();

    private readonly Option<double?> _seconds = new("--seconds")
    {
        Description = "Stop after this time (default: at SIGINT or SIGTERM)",
        HelpName = "s",
    };

    private readonly Option<FileInfo?> _json = new("--json")
    {
        Description = "Write the figures of the run into this file at the end",
        HelpName = "file",
    };

    /// <param name="command">Gets the options.</param>
    /// <param name="defaultName">Name of the node without --name.</param>
    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public CommonOptions(Command command, string defaultName, IReadOnlyList<string> arguments)
    {
        _arguments = arguments;
        _name =
            new Option<string>("--name") { Description = "Name of the node", HelpName = "name", DefaultValueFactory = _ => defaultName };
        foreach (Option option in (Option[])[_domain, _name, _namespace, _remaps, _seconds, _json])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Registers <see cref="RosOptions"/> and <see cref="RunOptions"/> as the command line sets them.</summary>
    public void AddTo(IServiceCollection services, ParseResult parsed)
    {
        services.AddOptions<RosOptions>().Configure(ros =>
        {
            ros.DomainId = parsed.GetValue(_domain);
            ros.NodeName = parsed.GetValue(_name)!;
            ros.Namespace = parsed.GetValue(_namespace);
            ros.CommandLine = RemapOption.Append(_arguments, parsed.GetValue(_remaps)!);
        }).ValidateOnStart();
        services.AddOptions<RunOptions>().Configure(run =>
        {
            run.Seconds = parsed.GetValue(_seconds);
            run.JsonFile = parsed.GetValue(_json)?.FullName;
        }).ValidateOnStart();
    }
}
