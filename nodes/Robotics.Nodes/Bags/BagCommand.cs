using System.CommandLine;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag</c>.</summary>
internal static class BagCommand
{
    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments) => new("bag", "Record and play topics, and look into, convert, mend and make recordings of rosbag2.")
    {
        BagInfoCommand.Create(),
        BagRecordCommand.Create(arguments),
        BagPlayCommand.Create(arguments),
        BagConvertCommand.Create(),
        BagRecoverCommand.Create(),
        BagSynthCommand.Create(),
    };
}
