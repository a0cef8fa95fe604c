using System.Text.RegularExpressions;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Architecture;

/// <summary>Native libraries are reached from interop/ alone.</summary>
public partial class NativeCodeTests
{
    [Fact]
    public void Only_interop_calls_native_libraries()
    {
        IEnumerable<string> offenders = Repository.Sources()
            .Where(file => !file.StartsWith("interop/", StringComparison.Ordinal)
                && !file.EndsWith($"/{nameof(NativeCodeTests)}.cs", StringComparison.Ordinal))
            .Where(file => NativeCall().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_search_recognises_what_interop_does() =>
        Assert.Contains(
            Repository.Sources(),
            file => file.StartsWith("interop/", StringComparison.Ordinal)
                && NativeCall().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, file))));

    [GeneratedRegex(@"\b(LibraryImport|DllImport)\b|\bNativeLibrary\.")]
    private static partial Regex NativeCall();
}
