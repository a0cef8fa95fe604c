using System.CommandLine;
using Robotics.Nodes.Bags.Evaluation;

namespace Robotics.Nodes.Bags;

/// <summary>The verb <c>bag</c>.</summary>
internal static class BagCommand
{
    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments) => new(
        "bag", "Record and play topics; look into, convert, mend, make and evaluate recordings of rosbag2.")
    {
        BagInfoCommand.Create(),
        BagRecordCommand.Create(arguments),
        BagPlayCommand.Create(arguments),
        BagConvertCommand.Create(),
        BagRecoverCommand.Create(),
        BagSynthCommand.Create(),
        BagEvalCommand.Create(),
        BagEvalMergeCommand.Create(),
    };
}
