using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Segmentation;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Launch;

public sealed class LaunchFileTests : IDisposable
{
    private const string Segmentation = "segmentation.launch.py";
    private const string Bringup = "bringup.launch.py";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Segmentation)]
    [InlineData(Bringup)]
    public void Every_argument_is_described_and_has_a_default_that_is_allowed(string file)
    {
        LaunchFile launch = LaunchFile.Run(file, _folder);

        Assert.All(launch.Arguments, argument => Assert.NotEmpty(argument.Description));
        Assert.All(launch.Arguments, argument => Assert.True(argument.Choices?.Contains(argument.Default) ?? true));
        Assert.Superset(
            new HashSet<string>(
                ["model", "params_file", "namespace", "name", "image", "camera_info", "remap", "provider", "log_level",
                    "respawn", "autostart", "use_sim_time"]),
            launch.Arguments.Select(argument => argument.Name).ToHashSet());
    }

    [Fact]
    public void Without_arguments_the_node_keeps_its_names_and_is_started_anew_when_it_dies()
    {
        LaunchedNode node = Assert.Single(LaunchFile.Run(Segmentation, _folder).Nodes);
        RosArguments ros = RosArguments.Parse(node.Command);

        Assert.Equal(("robotics", "robotics-node", "screen"), (node.Package, node.Executable, node.Output));
        Assert.Equal((true, 2.0), (node.Respawn, node.RespawnDelay));
        Assert.Equal(["node"], ros.UserArguments);
        Assert.Equal(RosLogLevel.Info, ros.LogLevels.Default);
        Assert.Equal("cpu", ros.ParameterOverrides.For("/segmentation_node")["provider"].As<string>());
        Assert.DoesNotContain("model", ros.ParameterOverrides.For("/segmentation_node").Keys);
        Assert.DoesNotContain("image:=image", node.Command);
    }

    [Fact]
    public void Arguments_come_before_the_parameter_file()
    {
        LaunchedNode node = Assert.Single(LaunchFile.Run(
            Segmentation, _folder, "model:=/models/mine.onnx", "provider:=tensorrt", "autostart:=false", "use_sim_time:=true",
            $"params_file:={LaunchFile.Folder}/params/gpu.yaml", "name:=seg", "namespace:=front/wide", "log_level:=debug", "respawn:=false",
            "respawn_delay:=0.5").Nodes);
        RosArguments ros = RosArguments.Parse(node.Command);
        IReadOnlyDictionary<string, RosParameterValue> parameters = ros.ParameterOverrides.For("/front/wide/seg");

        Assert.Equal("/models/mine.onnx", parameters["model"].As<string>());
        Assert.Equal("tensorrt", parameters["provider"].As<string>());
        Assert.Equal("cpu", parameters["fallback"].As<string>());
        Assert.False(parameters["autostart"].As<bool>());
        Assert.True(parameters["use_sim_time"].As<bool>());
        Assert.Equal(RosLogLevel.Debug, ros.LogLevels.Default);
        Assert.Equal((false, 0.5), (node.Respawn, node.RespawnDelay));
    }

    [Fact]
    public void Rules_for_several_cameras_come_before_that_of_the_only_one()
    {
        LaunchedNode node = Assert.Single(LaunchFile.Run(
            Segmentation, _folder, $"params_file:={LaunchFile.Folder}/params/several_cameras.yaml", "image:=/camera/image_raw",
            "remap:=front/image:=/front_camera/image_raw left/image:=/left_camera/image_raw").Nodes);

        Assert.Equal(
            ["front/image:=/front_camera/image_raw", "left/image:=/left_camera/image_raw", "image:=/camera/image_raw",
                "image/compressed:=/camera/image_raw/compressed"],
            node.Command.SkipWhile(word => word != "--params-file").Where(word => word.Contains(":=", StringComparison.Ordinal)));
        Assert.Equal(
            ["front", "left", "right"],
            RosArguments.Parse(node.Command).ParameterOverrides.For("/segmentation_node")["cameras"].As<string[]>());
    }

    [Theory]
    [InlineData("provider:=abacus", "provider")]
    [InlineData("respawn:=maybe", "respawn")]
    [InlineData("log_level:=loud", "log_level")]
    [InlineData("remap:=image", "from:=to")]
    [InlineData("respawn_delay:=soon", "soon")]
    [InlineData("params_file:=/nowhere.yaml", "/nowhere.yaml")]
    public void Impossible_arguments_are_refused(string argument, string reason) =>
        Assert.Contains(reason, LaunchFile.Fail(Segmentation, _folder, argument), StringComparison.Ordinal);

    [Theory]
    [InlineData("rate:=15", "size:=320x240")]
    [InlineData("images:=/pictures", "frame_id:=front")]
    [InlineData("video:=/street.mp4", "image:=/camera/image_raw")]
    public void The_program_understands_every_command_line(params string[] arguments)
    {
        foreach (LaunchedNode node in LaunchFile.Run(Bringup, _folder, arguments).Nodes)
        {
            System.CommandLine.Command verb =
                node.Command[0] == "camera" ? CameraCommand.Create(node.Command) : SegmentationCommand.Create(node.Command);
            IReadOnlyList<string> words = RosArguments.Parse(node.Command).UserArguments;

            Assert.Equal(verb.Name, words[0]);
            Assert.Empty(verb.Parse([.. words.Skip(1)]).Errors);
        }
    }

    [Fact]
    public void The_bringup_segments_the_images_of_its_camera()
    {
        LaunchFile launch = LaunchFile.Run(
            Bringup, _folder, "namespace:=robot", "name:=seg", "image:=/camera/image_raw", "size:=160x96", "rate:=10");
        int domain = FreeDomain.Find();
        List<NodeProcess> processes = [.. launch.Nodes.Select(node => new NodeProcess(domain, [.. node.Command]))];
        try
        {
            using RosContext context = new(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
            using RosNode ros = context.CreateNode("test");
            using RosSubscription<Image> masks = ros.CreateSubscription<Image>("/robot/seg/mask", QosProfile.Default);
            Image? mask = null;

            Patience.WaitUntil(
                () => (mask = masks.TakeMessage()) is not null, () => string.Concat(processes.Select(process => process.Errors)));
            Assert.Equal((160u, 96u, "mono8", "camera"), (mask!.Width, mask.Height, mask.Encoding, mask.Header.FrameId));
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }
}
