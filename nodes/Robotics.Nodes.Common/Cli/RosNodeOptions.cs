using System.CommandLine;
using Robotics.Ros2;

namespace Robotics.Nodes.Cli;

/// <summary>The options of the verbs that join a ROS domain.</summary>
internal sealed class RosNodeOptions
{
    private readonly Option<int?> _domain = new("--domain")
    {
        Description = "ROS domain, 0 to 232 (default: ROS_DOMAIN_ID, else 0)",
        HelpName = "id",
    };

    private readonly Option<string> _name;
    private readonly IReadOnlyList<string> _arguments;
    private readonly Option<string[]> _remaps = RemapOption.Create();

    /// <param name="command">Gets the options.</param>
    /// <param name="name">Name of the node without --name.</param>
    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public RosNodeOptions(Command command, string name, IReadOnlyList<string> arguments)
    {
        _arguments = arguments;
        _name = new Option<string>("--name") { Description = "Name of the node", HelpName = "name", DefaultValueFactory = _ => name };
        _domain.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValue(_domain) is < 0 or > RosContextOptions.MaxDomainId)
            {
                result.AddError($"--domain must be 0 to {RosContextOptions.MaxDomainId}.");
            }
        });
        _remaps.Validators.Add(result =>
        {
            if (!result.Errors.Any() && Fault(result.GetValue(_remaps)!) is { } fault)
            {
                result.AddError(fault);
            }
        });
        command.Options.Add(_domain);
        command.Options.Add(_name);
        command.Options.Add(_remaps);
    }

    public RosContext OpenContext(ParseResult parsed)
    {
        RosContextOptions environment = RosContextOptions.FromEnvironment(Parse(_arguments, parsed.GetValue(_remaps)!));
        return new RosContext(environment with { DomainId = parsed.GetValue(_domain) ?? environment.DomainId });
    }

    public RosNode CreateNode(RosContext context, ParseResult parsed) => context.CreateNode(parsed.GetValue(_name)!);

    private static RosArguments Parse(IReadOnlyList<string> arguments, string[] rules) =>
        RosArguments.Parse(RemapOption.Append(arguments, rules));

    private static string? Fault(string[] rules)
    {
        try
        {
            _ = Parse([], rules);
            return null;
        }
        catch (Exception e) when (e is RosArgumentException or RosNameException)
        {
            return e.Message;
        }
    }
}
