using System.Diagnostics;
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
        (int exitCode, string output, string errors) = Start(name, folder.Path, arguments);
        Assert.True(exitCode == 0, errors);
        return JsonSerializer.Deserialize<LaunchFile>(output, s_json)!;
    }

    /// <summary>The last line that a failing launch file prints.</summary>
    public static string Fail(string name, TemporaryFolder folder, params string[] arguments)
    {
        (int exitCode, _, string errors) = Start(name, folder.Path, arguments);
        Assert.NotEqual(0, exitCode);
        return errors.TrimEnd().Split('\n')[^1];
    }

    private static (int ExitCode, string Output, string Errors) Start(string name, string temporary, string[] arguments)
    {
        string standIn = Path.Combine(Repository.Root, "tests", "Robotics.Nodes.Tests", "Launch", "standin", "build.py");
        ProcessStartInfo start = new("python3", [standIn, Path.Combine(Folder, name), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["TMPDIR"] = temporary;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}

/// <summary>An argument that a launch file declares.</summary>
internal sealed record LaunchArgument(string Name, string Default, string Description, IReadOnlyList<string>? Choices);

/// <summary>A process that a launch file starts; the command is that behind the program.</summary>
internal sealed record LaunchedNode(
    string Package, string Executable, IReadOnlyList<string> Command, bool Respawn, double RespawnDelay, string Output);
