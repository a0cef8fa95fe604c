using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>The parameter <c>cameras</c>.</summary>
internal sealed class CameraChoice
{
    private const int Limit = 16;

    /// <exception cref="RosArgumentException">The ROS arguments give names that are not allowed, not distinct, or too many.</exception>
    public CameraChoice(RosParameters parameters)
    {
        string[] names = parameters.Declare("cameras", Array.Empty<string>(), new ParameterOptions<string[]>
        {
            Description = "Names of several cameras, which the node serves in turn. With [front, left] it listens to front/image, "
                + "left/image and so on, and publishes ~/front/mask, ~/left/mask and so on. Empty for one camera on image.",
            Constraints = $"at most {Limit} different names of letters, digits and underscores",
            ReadOnly = true,
            Validate = FindFault,
        }).Value;
        Names = names.Length > 0 ? names : [""];
    }

    public IReadOnlyList<string> Names { get; }

    private static string? FindFault(string[] names)
    {
        try
        {
            Array.ForEach(names, RosNames.CheckNodeName);
        }
        catch (RosNameException e)
        {
            return $"The parameter 'cameras' has a bad name. {e.Message}";
        }

        if (names.Length > Limit)
        {
            return $"The parameter 'cameras' has {names.Length} names; {Limit} are allowed.";
        }

        return names.Distinct().Count() == names.Length ? null : "The parameter 'cameras' has a name twice.";
    }
}
