using System.Globalization;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Architecture;

public class LineLengthTests
{
    private const string Key = "max_line_length = ";

    [Fact]
    public void No_line_is_longer_than_editorconfig_says()
    {
        string rule = File.ReadLines(Path.Combine(Repository.Root, ".editorconfig"))
            .First(line => line.StartsWith(Key, StringComparison.Ordinal));
        int longest = int.Parse(rule[Key.Length..], CultureInfo.InvariantCulture);
        IEnumerable<string> offenders = Repository.Sources().SelectMany(file =>
            File.ReadLines(Path.Combine(Repository.Root, file)).Index()
                .Where(line => line.Item.Length > longest)
                .Select(line => $"{file}:{line.Index + 1}"));

        Assert.Empty(offenders);
    }
}
