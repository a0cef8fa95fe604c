using System.Text.Json;
using Robotics.Bags;
using Robotics.Msgs.RosgraphMsgs;
using Robotics.Msgs.StdSrvs;
using Robotics.Nodes.Bags;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Bags;

/// <summary>How <c>bag play</c> is steered, seen by a program that listens.</summary>
public sealed class PlayTests : IDisposable
{
    private const int Frames = 8;
    private const long FramePeriod = 100_000_000;

    // At a quarter of the rate a frame comes every 0.4 s.
    private const string SlowRate = "0.25";
    private static readonly TimeSpan s_twoFrames = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private readonly int _domain = Random.Shared.Next(1, 101);
    private readonly ImageListener _listener;

    public PlayTests()
    {
        _listener = new ImageListener(_domain, "/label");
        BagSynthOptions options = new(_folder.Of("bag"), Frames / 10.0, 10, 1, new(64, 64), true, BagStorage.Mcap, BagCompression.None);
        using StreetScenesBag bag = new(options);
        for (int frame = 0; frame < options.Frames; frame++)
        {
            bag.Add(frame);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Loop_begins_again_until_it_is_stopped()
    {
        using NodeProcess player = Play("--loop", "--rate", "4");
        Patience.WaitUntil(() => _listener.Heard.Count >= 2 * Frames + 3, () => $"It ended early: {player.Errors}");
        player.Signal("INT");

        Assert.True(player.WaitForExit() == 0, player.Errors);
        Assert.Equal(Enumerable.Range(0, (2 * Frames) + 3).Select(i => Stamp(i % Frames)), HeardStamps().Take((2 * Frames) + 3));
        Assert.True(Figures().GetProperty("messages").GetInt64() >= _listener.Heard.Count);
    }

    [Fact]
    public void Looping_over_nothing_ends()
    {
        using NodeProcess player = Play("--loop", "--start", "100");

        Assert.True(player.WaitForExit() == 0, player.Errors);
        Assert.Equal(0, Figures().GetProperty("messages").GetInt64());
    }

    [Fact]
    public void Start_leaves_out_the_beginning()
    {
        using NodeProcess player = Play("--start", "0.35");

        Assert.True(player.WaitForExit() == 0, player.Errors);
        Assert.Equal(Enumerable.Range(4, Frames - 4).Select(Stamp), HeardStamps());
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("8")]
    public void Rate_stretches_the_time(string rate)
    {
        using NodeProcess player = Play("--rate", rate);

        Assert.True(player.WaitForExit() == 0, player.Errors);
        JsonElement figures = Figures();
        double recorded = (Frames - 1) * FramePeriod / 1e9;
        double expected = recorded / double.Parse(rate);
        double late = figures.GetProperty("max_lateness_ms").GetDouble() / 1e3;
        Assert.Equal(Enumerable.Range(0, Frames).Select(Stamp), HeardStamps());
        Assert.Equal(Frames, figures.GetProperty("messages").GetInt32());
        Assert.InRange(figures.GetProperty("seconds").GetDouble(), expected - 1e-3, Math.Max(recorded, 2 * expected) + late);
    }

    [Fact]
    public async Task The_service_pauses_and_resumes()
    {
        using RosClient<TriggerRequest, TriggerResponse> pause = Trigger("/bag_player/pause");
        using RosClient<TriggerRequest, TriggerResponse> resume = Trigger("/bag_player/resume");
        using NodeProcess player = Play("--rate", SlowRate);
        Assert.True(await pause.WaitForServiceAsync(Patience.Limit) && await resume.WaitForServiceAsync(Patience.Limit));
        Patience.WaitUntil(() => _listener.Heard.Count > 0, () => player.Errors);

        Assert.True((await pause.CallAsync(new TriggerRequest(), Patience.Limit)).Success);
        int heard = await HeardInTheEnd();
        Assert.InRange(heard, 1, Frames - 1);
        Assert.True((await resume.CallAsync(new TriggerRequest(), Patience.Limit)).Success);

        Assert.True(player.WaitForExit() == 0, player.Errors);
        Assert.Equal(Enumerable.Range(0, Frames).Select(Stamp), HeardStamps());
    }

    [Fact]
    public async Task The_space_key_pauses_and_resumes()
    {
        string program = Path.Combine(Repository.Output("Robotics.Nodes"), "robotics-node");
        using Terminal terminal = new(_domain, $"{program} {string.Join(' ', Arguments("--rate", SlowRate))}");
        Patience.WaitUntil(() => _listener.Heard.Count > 0, () => terminal.Screen);

        terminal.Type(" ");
        Patience.WaitUntil(() => terminal.Screen.Contains("Paused; space goes on.", StringComparison.Ordinal), () => terminal.Screen);
        int heard = await HeardInTheEnd();
        Assert.InRange(heard, 1, Frames - 1);
        terminal.Type("x ");

        Assert.Equal(0, terminal.WaitForExit());
        Assert.Contains("Playing; space pauses.", terminal.Screen, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, Frames).Select(Stamp), HeardStamps());
    }

    [Fact]
    public void The_clock_runs_through_the_recording()
    {
        List<long> times = [];
        using RosSubscription<Clock> clock = _listener.Ros.CreateSubscription<Clock>("/clock", new QosProfile { Depth = 1000 });
        using NodeProcess player = Play("--clock", "50", "--rate", "0.5");
        Patience.WaitUntil(
            () =>
            {
                while (clock.TakeMessage() is { } message)
                {
                    times.Add(new RosTime(message.ClockValue.Sec, message.ClockValue.Nanosec).Nanoseconds);
                }

                return player.HasExited;
            },
            () => player.Errors);

        Assert.Equal(times.Order(), times);
        Assert.True(times.Count >= 5, $"{times.Count} messages");
        Assert.InRange(times[0], Stamp(0), Stamp(Frames - 1));
        Assert.InRange(times[^1], times[0] + 1, Stamp(Frames - 1) + (10 * FramePeriod));
        Assert.All(times.Zip(times.Skip(1)), step => Assert.True(step.Second - step.First >= 0.9 * 0.5 / 50 * 1e9, $"{step}"));
    }

    [Fact]
    public void Remaps_move_topics_into_other_namespaces()
    {
        using ImageListener front = new(_domain, "/front/truth");
        using NodeProcess player = Play("-r", "/label:=/front/truth");

        Assert.True(player.WaitForExit() == 0, player.Errors);
        Assert.Equal(Enumerable.Range(0, Frames).Select(Stamp), front.Heard.Select(heard => heard.Stamp));
        Assert.Empty(_listener.Heard);
    }

    private static long Stamp(int frame) => StreetScenesBag.FirstStamp + (frame * FramePeriod);

    private RosClient<TriggerRequest, TriggerResponse> Trigger(string service) =>
        _listener.Ros.CreateClient<TriggerRequest, TriggerResponse>(service);

    private string[] Arguments(params string[] options) =>
        ["bag", "play", _folder.Of("bag"), "--topics", "/label", "--wait", "--json", _folder.Of("play.json"), .. options];

    private NodeProcess Play(params string[] options) => new(_domain, Arguments(options));

    private JsonElement Figures() => JsonDocument.Parse(File.ReadAllText(_folder.Of("play.json"))).RootElement;

    private IEnumerable<long> HeardStamps() => _listener.Heard.Select(heard => heard.Stamp);

    /// <summary>Messages heard once no more come: all of them where nobody paused.</summary>
    private async Task<int> HeardInTheEnd()
    {
        int heard;
        do
        {
            heard = _listener.Heard.Count;
            await Task.Delay(s_twoFrames);
        }
        while (_listener.Heard.Count != heard);
        return heard;
    }
}
