using Robotics.Tests.Storm;

namespace Robotics.Ros2.Tests;

/// <summary>Random input is taken or refused with the documented exception and a reason, never anything else.</summary>
public class RandomArgumentsTests
{
    private const int Inputs = 2500;
    private const int Seed = 20240601;

    [Fact]
    public void Names()
    {
        var random = new Random(Seed);
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var name = RandomText.Compose(random, RandomText.Arguments, 6);
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
            var words = Enumerable.Range(0, random.Next(6)).Select(_ => RandomText.Compose(random, RandomText.Arguments, 5));
            string[] arguments = ["--ros-args", .. words];
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
            var rule = $"{RandomText.Compose(random, RandomText.Arguments, 4)}:={RandomText.Compose(random, RandomText.Arguments, 3)}";
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
            var text = RandomText.ComposeFile(random);
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
                var value = ParameterYaml.ReadValue("x", RandomText.Compose(random, RandomText.Yaml, 5));
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
}
