using Robotics.Tests.Storm;

namespace Robotics.Ros2.Tests;

public class InputStormTests
{
    [Fact]
    public void TenSecondsOfBadInputDoNoHarm()
    {
        var storm = new InputStorm(seed: 20240711);
        var count = Pace.Run(TimeSpan.FromSeconds(10), storm.Step);

        Assert.Equal(count, storm.Tallies.Sum(tally => tally.Taken + tally.Refused));
        Assert.All(
            storm.Tallies, tally => Assert.True(tally.Taken > 0 && tally.Refused > 0, $"{tally.Name}: {tally.Taken}, {tally.Refused}"));
    }

    [Fact]
    public void ARefusalWithoutReasonWouldBeNoticed() => Assert.Throws<InvalidOperationException>(() => new Tally("inputs").Count(" "));

    [Fact]
    public void AReadOutsideOfAPayloadWouldBeNoticed()
    {
        var random = new Random(1);
        var payload = new byte[16];
        var (first, second) = (RandomBytes.Surround(random, payload), RandomBytes.Surround(random, payload));

        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(first, out var around));
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(second, out var otherwise));
        Assert.NotEqual(around.Array![(around.Offset + 16)..], otherwise.Array![(otherwise.Offset + 16)..]);
    }
}
