using Robotics.Ros2;

namespace Robotics.Bench.Messages;

/// <summary>
/// Messages to another process and back, by this client and by a C program on Cyclone DDS with the same payload, configuration and
/// other process, which is in C too. Both take turns in short blocks, so that what else the machine does hits both.
/// </summary>
public static class MessageBench
{
    private const int Blocks = 6;
    private const int WarmUp = 20;
    private const string Tag = "<CycloneDDS><Domain><Discovery><Tag>robotics-bench</Tag></Discovery></Domain></CycloneDDS>";

    private static readonly (string Name, int Size, int PerBlock)[] Payloads =
    [
        ("64 B", 64, 200),
        ("640x480 rgb8", 640 * 480 * 3, 50),
        ("1920x1080 rgb8", 1920 * 1080 * 3, 20),
    ];

    /// <summary>Runs for about ten seconds.</summary>
    /// <returns>For every payload p50 and p99 of the way out, the way back and the round trip, in microseconds.</returns>
    public static IReadOnlyList<BenchRow> Run()
    {
        var options = new RosContextOptions
        {
            DomainId = Random.Shared.Next(1, 101),
            DiscoveryRange = DiscoveryRange.Localhost,
            CycloneConfig = Tag,
        };
        var domain = $"{options.DomainId}";
        var config = options.EffectiveCycloneConfig;
        using var echo = new CProgram("echo", domain, config, "c", "cs");
        using var reference = new CProgram("ping", domain, config, "c");
        using var context = new RosContext(options);
        using var node = context.CreateNode("bench", "/cs");
        using var ours = new Pinger(node);
        ours.AwaitMatch();

        var rows = new List<BenchRow>();
        foreach (var (name, size, perBlock) in Payloads)
        {
            rows.AddRange(Compare(name, new byte[size], perBlock, ours, reference));
        }

        return rows;
    }

    private static IEnumerable<BenchRow> Compare(string name, byte[] data, int perBlock, Pinger ours, CProgram reference)
    {
        ours.Ping(data, WarmUp, []);
        reference.Ping(data.Length, WarmUp, []);
        var mine = new List<RoundTrip>();
        var theirs = new List<RoundTrip>();
        for (var block = 0; block < Blocks; block++)
        {
            ours.Ping(data, perBlock, mine);
            reference.Ping(data.Length, perBlock, theirs);
        }

        (string Way, Func<RoundTrip, long> Time)[] ways =
            [("publish to C", trip => trip.Outbound), ("C to callback", trip => trip.Inbound), ("round trip", trip => trip.Total)];
        return from way in ways
               from percentile in (int[])[50, 99]
               select Row(
                   $"message {name}, {way.Way} p{percentile}", Percentile(mine, way.Time, percentile),
                   Percentile(theirs, way.Time, percentile));
    }

    private static BenchRow Row(string name, double ours, double reference)
        => new(name, ours, "us", $"C program on Cyclone DDS: {reference:F1} us", ours / reference);

    private static double Percentile(List<RoundTrip> trips, Func<RoundTrip, long> time, int percentile)
    {
        var sorted = trips.Select(time).Order().ToArray();
        return sorted[(sorted.Length - 1) * percentile / 100] / 1000.0;
    }
}
