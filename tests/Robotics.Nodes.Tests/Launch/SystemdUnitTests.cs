using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Launch;

public class SystemdUnitTests
{
    private const string Unit = "robotics-segmentation.service";
    private const string Program = "/opt/robotics/robotics-node";
    private const string Parameters = "/etc/robotics/segmentation.yaml";

    private readonly string _text = File.ReadAllText(Path.Combine(LaunchFile.Folder, "systemd", Unit));

    [Fact]
    public void The_program_understands_its_command_line()
    {
        string line = _text.Split('\n').Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal));
        string[] command = line["ExecStart=".Length..].Split(' ');
        string file = Path.Combine(LaunchFile.Folder, "params", "one_camera.yaml");

        RosArguments ros = RosArguments.Parse([.. command.Skip(1).Select(word => word == Parameters ? file : word)]);

        Assert.Equal(Program, command[0]);
        Assert.Contains(Parameters, command);
        Assert.Equal(["node"], ros.UserArguments);
        Assert.Equal("cpu", ros.ParameterOverrides.For("/segmentation_node")["provider"].As<string>());
    }

    [Fact]
    public void Systemd_finds_no_fault_in_it()
    {
        using TemporaryFolder folder = new();
        string program = Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node");
        File.WriteAllText(folder.Of(Unit), _text.Replace(Program, program, StringComparison.Ordinal));

        Assert.Equal((0, ""), Verify(folder.Of(Unit)));
        File.AppendAllText(folder.Of(Unit), "[Service]\nRestart=perhaps\n");
        Assert.Contains("perhaps", Verify(folder.Of(Unit)).Complaints, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Complaints) Verify(string file)
    {
        Assert.SkipUnless(
            File.Exists("/usr/bin/systemd-analyze"), "The command systemd-analyze is not installed; the Debian package systemd has it.");
        Command verify = Command.Run("systemd-analyze", ["verify", "--man=no", file]);
        return (verify.ExitCode, verify.Errors);
    }
}
