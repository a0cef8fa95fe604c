using Microsoft.Extensions.Options;
using Robotics.Ros2;

namespace Robotics.Nodes.Monitoring;

internal sealed class MonitorOptionsValidator : IValidateOptions<MonitorOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitorOptions options)
    {
        try
        {
            _ = RosNames.ExpandTopic(options.TopicOf("mask"), "monitor", "/");
            return ValidateOptionsResult.Success;
        }
        catch (RosNameException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
