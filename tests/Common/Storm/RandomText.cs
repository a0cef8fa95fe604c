using System.Text;

namespace Robotics.Tests.Storm;

/// <summary>Texts of pieces that parsers stumble over.</summary>
internal static class RandomText
{
    public static string[] Arguments { get; } =
    [
        "--ros-args", "--", "-r", "-p", "-e", "--log-level", "--params-file", "--enable-rosout-logs", "--disable-stdout-logs", ":=",
        ":", "/", "//", "~", "~/", "{node}", "{ns}", "{", "}", "a", "b1", "1", "_", "*", "**", "__ns", "__node", "rostopic://",
        "rosservice://", "debug", "ä", " ", "\0", ".", "[1,", "]",
    ];

    public static string[] Yaml { get; } =
    [
        "ros__parameters", ":", ": ", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ", ", "'", "\"", "&a ", "*a", "!!str ",
        "!x ", "|\n", "? ", "%", "#", "/**", "node", "a.b", "1", "0x1f", "010", "1e3", ".inf", "true", "no", "~", "---\n", "...\n",
        "\t", "\r\n", "ä", "\ud83d", "\0", "x: 1",
    ];

    /// <summary>Up to <paramref name="most"/> pieces in a row.</summary>
    public static string Compose(Random random, string[] parts, int most)
    {
        StringBuilder text = new();
        for (int i = random.Next(most + 1); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }

        return text.ToString();
    }

    /// <summary>The text of a parameter file, more or less.</summary>
    public static string ComposeFile(Random random) =>
        random.Next(2) == 0 ? Compose(random, Yaml, 20) : "/**:\n  ros__parameters:\n    " + Compose(random, Yaml, 8);
}
