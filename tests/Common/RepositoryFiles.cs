namespace Robotics.Tests;

/// <summary>Finds files of the repository from wherever the test assembly runs.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds Robotics.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Full path of a golden file, given relative to <c>tests/reference</c>.</summary>
    public static string Reference(string path) => Path.Combine(Root, "tests", "reference", path);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Robotics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds Robotics.sln; run the tests inside the repository.");
    }
}
