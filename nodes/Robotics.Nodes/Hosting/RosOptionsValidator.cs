using Microsoft.Extensions.Options;
using Robotics.Ros2;

namespace Robotics.Nodes.Hosting;

internal sealed class RosOptionsValidator : IValidateOptions<RosOptions>
{
    public ValidateOptionsResult Validate(string? name, RosOptions options)
    {
        if (options.DomainId is < 0 or > RosContextOptions.MaxDomainId)
        {
            return ValidateOptionsResult.Fail($"The domain is {options.DomainId}; it must be 0 to {RosContextOptions.MaxDomainId}.");
        }

        try
        {
            RosNames.CheckNodeName(options.NodeName);
            _ = RosNames.ExpandNamespace(options.Namespace ?? "");
            _ = RosArguments.Parse(options.CommandLine);
            return ValidateOptionsResult.Success;
        }
        catch (RosNameException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
        catch (RosArgumentException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
