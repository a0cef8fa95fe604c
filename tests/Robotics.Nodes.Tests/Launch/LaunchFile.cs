using System.Text.Json;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Launch;

/// <summary>What a launch file declares and starts, found out with the stand-in of ROS 2's launch modules.</summary>
internal sealed record LaunchFile(IReadOnlyList<LaunchArgument> Arguments, IReadOnlyList<LaunchedNode> Nodes)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static string Folder { get; } = Path.Combine(Repository.Root, "launch");

    public static LaunchFile Run(string name, TemporaryFolder folder, params string[] arguments)
    {
        Command launch = Start(name, folder, arguments);
        Assert.True(launch.ExitCode == 0, launch.Errors);
        return JsonSerializer.Deserialize<LaunchFile>(launch.Output, s_json)!;
    }

    /// <summary>The last line that a failing launch file prints.</summary>
    public static string Fail(string name, TemporaryFolder folder, params string[] arguments)
    {
        Command launch = Start(name, folder, arguments);
        Assert.NotEqual(0, launch.ExitCode);
        return launch.Errors.TrimEnd().Split('\n')[^1];
    }

    private static Command Start(string name, TemporaryFolder folder, string[] arguments)
    {
        string standIn = Path.Combine(Repository.Root, "tests", "Robotics.Nodes.Tests", "Launch", "standin", "build.py");
        Dictionary<string, string?> environment = new() { ["TMPDIR"] = folder.Path, ["PYTHONDONTWRITEBYTECODE"] = "1" };
        return Command.Run("python3", [standIn, Path.Combine(Folder, name), .. arguments], environment);
    }
}

/// <summary>An argument that a launch file declares.</summary>
internal sealed record LaunchArgument(string Name, string Default, string Description, IReadOnlyList<string>? Choices);

/// <summary>A process that a launch file starts; the command is that behind the program.</summary>
internal sealed record LaunchedNode(
    string Package, string Executable, IReadOnlyList<string> Command, bool Respawn, double RespawnDelay, string Output);
