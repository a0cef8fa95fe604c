using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Packaging;

/// <summary>The repository built and installed as an ament package, by the steps of <c>colcon build</c>.</summary>
public sealed class InstalledPackage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public InstalledPackage()
    {
        string build = _folder.Of("build");
        Run("-S", Repository.Root, "-B", build, $"-DCMAKE_INSTALL_PREFIX={Prefix}", "-DPython3_EXECUTABLE=/usr/bin/python3");
        Run("--build", build);
        Run("--install", build);
    }

    internal string Prefix => _folder.Of("install");

    /// <summary>Where ROS 2 looks for the programs of the package.</summary>
    internal string Programs => Path.Combine(Prefix, "lib", "robotics");

    /// <summary>A folder for what a test writes.</summary>
    internal TemporaryFolder Folder => _folder;

    public void Dispose() => _folder.Dispose();

    private static void Run(params string[] arguments)
    {
        Command cmake = Command.Run("cmake", arguments);
        Assert.True(cmake.ExitCode == 0, cmake.Everything);
    }
}
