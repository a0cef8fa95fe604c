using System.Text.RegularExpressions;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Architecture;

/// <summary>Native libraries are reached from interop/ alone.</summary>
public partial class NativeCodeTests
{
    [Fact]
    public void Only_interop_calls_native_libraries()
    {
        IEnumerable<string> offenders = Sources()
            .Where(file => !file.StartsWith("interop/", StringComparison.Ordinal) && !file.EndsWith($"/{nameof(NativeCodeTests)}.cs", StringComparison.Ordinal))
            .Where(file => NativeCall().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_search_recognises_what_interop_does() =>
        Assert.Contains(
            Sources(),
            file => file.StartsWith("interop/", StringComparison.Ordinal) && NativeCall().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateDirectories(Repository.Root)
            .Where(folder => Path.GetFileName(folder) is not ("artifacts" or "node_modules" or "out"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

    [GeneratedRegex(@"\b(LibraryImport|DllImport)\b|\bNativeLibrary\.")]
    private static partial Regex NativeCall();
}
