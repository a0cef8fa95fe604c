namespace Robotics.Nodes.Tests.Support;

/// <summary>Where the sources and the build outputs of this checkout lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The output folder of a project, built with the same configuration as this test.</summary>
    public static string Output(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Robotics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Robotics.sln above {AppContext.BaseDirectory}.");
    }
}
