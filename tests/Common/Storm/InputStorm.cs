using Robotics.Msgs;
using Robotics.Msgs.RclInterfaces;
using Robotics.Ros2;

namespace Robotics.Tests.Storm;

/// <summary>
/// Bad input of every kind for the library, one at a time. It must be taken or refused by the documented exception with a reason, and a
/// payload
/// must mean the same whatever lies around it in memory; all else is thrown.
/// </summary>
internal sealed class InputStorm
{
    private readonly Random _random;
    private readonly CdrSample[] _messages = CdrSample.Messages();
    private readonly CdrSample[] _requests = CdrSample.Requests();
    private readonly ParameterStore _store = new(new Dictionary<string, RosParameterValue>());
    private readonly (Tally Tally, Func<string?> Next)[] _kinds;
    private int _next;

    public InputStorm(int seed)
    {
        _random = new Random(seed);
        _store.Declare(DeclaredParameter.Create("overlay_alpha", 0.5, new() { Range = ParameterRange.Numbers(0, 1) }));
        _store.Declare(DeclaredParameter.Create("threads", 0, new() { Range = ParameterRange.Integers(0, 1024) }));
        _store.Declare(DeclaredParameter.Create("outputs", new[] { "mask" }, new()));
        _kinds =
        [
            (new Tally("names"), NextName),
            (new Tally("command lines"), NextCommandLine),
            (new Tally("parameter values"), NextValue),
            (new Tally("assignments"), NextAssignment),
            (new Tally("parameter files"), NextFile),
            (new Tally("service requests"), () => NextPayload(_requests)),
            (new Tally("payloads"), () => NextPayload(_messages)),
        ];
    }

    public IEnumerable<Tally> Tallies => _kinds.Select(kind => kind.Tally);

    /// <summary>Tries one input; the kinds take turns.</summary>
    public void Step()
    {
        (Tally tally, Func<string?> next) = _kinds[_next++ % _kinds.Length];
        tally.Count(next());
    }

    private string? NextName() => ReasonOf(() =>
        RosNames.ExpandTopic(RandomText.Compose(_random, RandomText.Arguments, 6), "node", _random.Next(2) == 0 ? "/" : "/robot/arm"));

    private string? NextCommandLine() => ReasonOf(() =>
    {
        RosArguments arguments = RosArguments.Parse(
            ["--ros-args", .. Enumerable.Range(0, _random.Next(6)).Select(_ => RandomText.Compose(_random, RandomText.Arguments, 5))]);
        _ = new NodeNames("node", "/robot", arguments.Remaps).ResolveTopic("~/topic");
    });

    private string? NextValue() => ReasonOf(() => ParameterYaml.ReadValue("x", RandomText.Compose(_random, RandomText.Yaml, 5)));

    private string? NextFile() => ReasonOf(() =>
    {
        ParameterOverrides overrides = new();
        ParameterYaml.ReadText(RandomText.ComposeFile(_random), "storm.yaml", overrides);
        _ = overrides.For("/robot/node");
    });

    private string? NextAssignment()
    {
        SetParametersRequest request = new() { Parameters = [RandomParameters.Next(_random, ["overlay_alpha", "threads", "outputs"])] };
        SetParametersResult result = ParameterServices.Set(_store, request).Results[0];
        double alpha = _store.Find("overlay_alpha")!.Value.As<double>();
        return alpha is >= 0 and <= 1
            ? result.Successful ? null : result.Reason
            : throw new InvalidOperationException($"overlay_alpha became {alpha}.");
    }

    private string? NextPayload(CdrSample[] samples)
    {
        CdrSample sample = samples[_random.Next(samples.Length)];
        byte[] payload = RandomBytes.Damage(_random, sample.Payload);
        (byte[] first, string? reason) = Read(sample, payload);
        (byte[] second, string? again) = Read(sample, payload);
        return first.AsSpan().SequenceEqual(second) && reason == again
            ? reason
            : throw new InvalidOperationException($"What {Convert.ToHexStringLower(payload)} means depends on the bytes around it.");
    }

    private (byte[] Written, string? Reason) Read(CdrSample sample, byte[] payload)
    {
        byte[] written = [];
        string? reason = ReasonOf(() => written = sample.Recode(RandomBytes.Surround(_random, payload).Span));
        return (written, reason);
    }

    private static string? ReasonOf(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (Exception e) when (e is RosNameException or RosArgumentException or CdrException)
        {
            return e.Message;
        }
    }
}
