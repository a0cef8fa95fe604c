namespace Robotics.Nodes.Tests.Support;

/// <summary>Where the sources and the build outputs of this checkout lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The output folder of a project, built with the same configuration as this test.</summary>
    public static string Output(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    /// <summary>Every C# file, with its path below <see cref="Root"/>.</summary>
    public static IEnumerable<string> Sources() =>
        Directory.EnumerateDirectories(Root)
            .Where(folder => Path.GetFileName(folder) is not ("artifacts" or "node_modules" or "out"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'));

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
