using System.Diagnostics;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Packages;

/// <summary>The <c>rosidl</c> command line of ROS 2 reads our interface files as ROS would.</summary>
public sealed class RosidlTests : IDisposable
{
    private readonly DirectoryInfo _output = Directory.CreateTempSubdirectory("rosidl-");

    public static TheoryData<string> Packages =>
    [
        "msgs/robotics_msgs",
        "msgs/interfaces/humble/rmw_dds_common",
        .. Directory.EnumerateDirectories(Path.Combine(ReferenceData.RepositoryRoot, "msgs/interfaces"))
            .Select(path => Path.GetRelativePath(ReferenceData.RepositoryRoot, path))
            .Where(folder => folder != "msgs/interfaces/humble")
            .Order(),
    ];

    public void Dispose() => _output.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Packages))]
    public void TranslatesEveryFileOfThePackage(string package)
    {
        var folder = Path.Combine(ReferenceData.RepositoryRoot, package);
        var files = InterfaceFilesOf(folder);

        Translate(folder, files);

        Assert.Equal(
            files.Select(file => Path.ChangeExtension(file, ".idl")).Order(),
            Directory.EnumerateFiles(_output.FullName, "*.idl", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_output.FullName, file))
                .Order());
    }

    [Fact]
    public void GivesSegmentationMetricsTheFieldsAndUnitsThatWeRead()
    {
        var folder = Path.Combine(ReferenceData.RepositoryRoot, "msgs/robotics_msgs");
        Translate(folder, ["msg/SegmentationMetrics.msg"]);
        var idl = File.ReadAllLines(Path.Combine(_output.FullName, "msg/SegmentationMetrics.idl")).Select(line => line.Trim()).ToList();
        var members = idl.SkipWhile(line => !line.StartsWith("struct", StringComparison.Ordinal))
            .Where(line => line.EndsWith(';') && line != "};")
            .ToList();

        Assert.Equal(
            [
                "std_msgs::msg::Header header;", "string model;", "string provider;",
                "uint64 frames_received;", "uint64 frames_segmented;", "uint64 frames_dropped;", "uint64 frames_rejected;",
                "float fps;",
                "float receive_ms;", "float preprocess_ms;", "float inference_ms;", "float postprocess_ms;", "float publish_ms;",
                "float end_to_end_ms;",
                "uint64 allocated_bytes;",
            ],
            members);
        Assert.Equal(
            members.Select(member => MessageJson.PropertyOf(typeof(RoboticsMsgs.SegmentationMetrics), member.Split(' ')[1].TrimEnd(';'))),
            typeof(RoboticsMsgs.SegmentationMetrics).GetProperties().Where(property => !property.GetMethod!.IsStatic));
        Assert.Equal(4, idl.Count(line => line == "@unit (value=\"frames\")"));
        Assert.Equal(6, idl.Count(line => line == "@unit (value=\"ms\")"));
        Assert.Contains("@unit (value=\"Hz\")", idl);
        Assert.Contains("@unit (value=\"bytes\")", idl);
    }

    private void Translate(string folder, IEnumerable<string> files)
    {
        Assert.SkipUnless(IsInstalled(), "The command rosidl is not installed; the Debian package rosidl-tools has it.");
        var sources = files.Select(file => $"{folder}:{file}");
        string[] command = ["translate", "-o", _output.FullName, "--to", "idl", Path.GetFileName(folder), .. sources];
        var start = new ProcessStartInfo("rosidl", command)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"rosidl ended with {process.ExitCode}: {error}{output.Result}");
    }

    private static bool IsInstalled()
        => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "rosidl")));

    private static List<string> InterfaceFilesOf(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".msg" or ".srv")
            .Select(file => Path.GetRelativePath(folder, file))];
}
