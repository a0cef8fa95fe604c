using System.Text;

namespace Robotics.Ros2.Tests;

/// <summary>Random input is taken or refused with the documented exception and a reason, never anything else.</summary>
public class RandomArgumentsTests
{
    private const int Inputs = 2500;
    private const int Seed = 20240601;

    private static readonly string[] ArgumentParts =
        ["--ros-args", "--", "-r", "-p", "-e", "--log-level", "--params-file", "--enable-rosout-logs", "--disable-stdout-logs", ":=", ":", "/", "//", "~", "~/",
            "{node}", "{ns}", "{", "}", "a", "b1", "1", "_", "*", "**", "__ns", "__node", "rostopic://", "rosservice://", "debug", "ä", " ", "\0", ".", "[1,", "]"];

    private static readonly string[] YamlParts =
        ["ros__parameters", ":", ": ", "\n", "\n  ", "\n    ", "- ", "[", "]", "{", "}", ", ", "'", "\"", "&a ", "*a", "!!str ", "!x ", "|\n", "? ", "%", "#",
            "/**", "node", "a.b", "1", "0x1f", "010", "1e3", ".inf", "true", "no", "~", "---\n", "...\n", "\t", "\r\n", "ä", "\ud83d", "\0", "x: 1"];

    [Fact]
    public void Names()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var name = Compose(random, ArgumentParts, 6);
            try
            {
                var full = RosNames.ExpandTopic(name, "node", random.Next(2) == 0 ? "/" : "/robot/arm");
                Assert.Matches("^(/[A-Za-z_][A-Za-z0-9_]*)+$", full);
                Assert.Equal(full, RosNames.ExpandTopic(full, "other", "/"));
                taken++;
            }
            catch (RosNameException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }

        Assert.InRange(taken, 1, Inputs - 1);
    }

    [Fact]
    public void Arguments()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            string[] arguments = ["--ros-args", .. Enumerable.Range(0, random.Next(6)).Select(_ => Compose(random, ArgumentParts, 5))];
            try
            {
                var parsed = RosArguments.Parse(arguments);
                _ = new NodeNames("node", "/robot", parsed.Remaps).ResolveTopic("~/topic");
                taken++;
            }
            catch (RosArgumentException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }

        Assert.InRange(taken, 1, Inputs - 1);
    }

    [Fact]
    public void Remappings()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var rule = $"{Compose(random, ArgumentParts, 4)}:={Compose(random, ArgumentParts, 3)}";
            try
            {
                var arguments = RosArguments.Parse(["--ros-args", "-r", rule]);
                Assert.StartsWith("/", new NodeNames("node", "/", arguments.Remaps).ResolveTopic("a"));
                taken++;
            }
            catch (Exception e) when (e is RosArgumentException or RosNameException)
            {
                Assert.NotEmpty(e.Message);
            }
        }

        Assert.InRange(taken, 1, Inputs - 1);
    }

    [Fact]
    public void ParameterFiles()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var text = random.Next(2) == 0 ? Compose(random, YamlParts, 20) : "/**:\n  ros__parameters:\n    " + Compose(random, YamlParts, 8);
            try
            {
                var overrides = new ParameterOverrides();
                ParameterYaml.ReadText(text, "random.yaml", overrides);
                _ = overrides.For("/robot/node");
                taken++;
            }
            catch (RosArgumentException e)
            {
                Assert.Contains("random.yaml", e.Message);
            }
        }

        Assert.InRange(taken, 1, Inputs - 1);
    }

    [Fact]
    public void ParameterValues()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            try
            {
                var value = ParameterYaml.ReadValue("x", Compose(random, YamlParts, 5));
                Assert.Equal(value, ParameterYaml.ReadValue("x", value.ToString()));
                taken++;
            }
            catch (RosArgumentException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }

        Assert.InRange(taken, 1, Inputs - 1);
    }

    private static string Compose(Random random, string[] parts, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }

        return text.ToString();
    }
}
