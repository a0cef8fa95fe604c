namespace Robotics.Msgs.Tests;

public class MessageTypesTests
{
    private static readonly string Separator = new('=', 80);

    [Fact]
    public void TellsTheDefinitionWithEveryMessageInIt() => Assert.Equal(
        $"""
        std_msgs/Header header
        vision_msgs/VisionClass[] class_map
        float32 threshold
        {Separator}
        MSG: builtin_interfaces/Time
        int32 sec
        uint32 nanosec
        {Separator}
        MSG: std_msgs/Header
        builtin_interfaces/Time stamp
        string frame_id
        {Separator}
        MSG: vision_msgs/VisionClass
        uint16 class_id
        string class_name

        """,
        VisionMsgs.LabelInfo.DefinitionText);

    [Fact]
    public void KeepsConstantsAndCommentsOfTheDefinition()
    {
        var text = RoboticsMsgs.SegmentationMetrics.DefinitionText;
        var file = File.ReadAllText(Path.Combine(Support.ReferenceData.RepositoryRoot, "msgs/robotics_msgs/msg/SegmentationMetrics.msg"));

        Assert.StartsWith(file.TrimEnd() + "\n" + Separator, text, StringComparison.Ordinal);
    }

    [Fact]
    public void TellsTheOneHalfOfAService() => Assert.Equal("bool success\nstring message\n", StdSrvs.TriggerResponse.DefinitionText);

    [Fact]
    public void FindsATypeByItsName()
    {
        var image = MessageTypes.Find("sensor_msgs/msg/Image")!;

        Assert.Equal(SensorMsgs.Image.TypeHash, image.TypeHash);
        Assert.Equal(SensorMsgs.Image.DdsType, image.DdsType);
        Assert.Equal(SensorMsgs.Image.DefinitionText, image.DefinitionText);
    }

    [Fact]
    public void HasTheMessageOfPresentDistributionsWhereOneDiffers() =>
        Assert.Equal(RmwDdsCommon.Gid.TypeHash, MessageTypes.Find("rmw_dds_common/msg/Gid")!.TypeHash);

    [Fact]
    public void DoesNotKnowForeignTypes() => Assert.Null(MessageTypes.Find("nav_msgs/msg/Odometry"));
}
