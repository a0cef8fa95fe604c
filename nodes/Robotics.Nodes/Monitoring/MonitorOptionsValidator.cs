using Microsoft.Extensions.Options;
using Robotics.Ros2;

namespace Robotics.Nodes.Monitoring;

internal sealed class MonitorOptionsValidator : IValidateOptions<MonitorOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitorOptions options)
    {
        if (options.Pictures < 0 || !(options.PictureInterval >= 0))
        {
            return ValidateOptionsResult.Fail("The number of pictures and the seconds between them must be 0 or more.");
        }

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
