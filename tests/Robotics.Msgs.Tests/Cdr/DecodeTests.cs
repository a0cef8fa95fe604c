using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Cdr;

/// <summary>Payloads that are odd or wrong.</summary>
public class DecodeTests
{
    /// <summary>Far below any count that the wrong payloads claim, and enough for an exception and its text.</summary>
    private const long AllocationLimit = 64 * 1024;

    public static TheoryData<int, string> Cases => ReferenceData.Rows("decode");

    [Theory]
    [MemberData(nameof(Cases))]
    public void GivesTheValueOrRefuses(int index, string name)
    {
        _ = name;
        var row = ReferenceData.Row("decode", index);
        var codec = MessageCodecs.Find(row);
        var payload = ReferenceData.Bytes(row);

        switch (row.GetProperty("expect").GetString())
        {
            case "value":
                MessageJson.AssertEqual(row.GetProperty("value"), codec.Read(payload));
                break;
            case "error":
                Assert.Throws<CdrException>(() => codec.Read(payload));
                break;
            default:
                Assert.Null(Record.Exception(() => codec.Read(payload)) is { } thrown and not CdrException ? thrown : null);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AllocatesNothingForACountThatThePayloadCannotHold(int index, string name)
    {
        _ = name;
        var row = ReferenceData.Row("decode", index);
        var codec = MessageCodecs.Find(row);
        var payload = ReferenceData.Bytes(row);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Record.Exception(() => codec.Read(payload));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationLimit);
    }

    [Fact]
    public void EveryCutOfEverySampleIsRefused()
    {
        foreach (var row in ReferenceData.Cdr.GetProperty("samples").EnumerateArray())
        {
            var codec = MessageCodecs.Find(row);
            var payload = ReferenceData.Bytes(row);
            foreach (var length in CutsOf(payload.Length))
            {
                Assert.Throws<CdrException>(() => codec.Read(payload.AsSpan(0, length)));
            }
        }
    }

    [Fact]
    public void NoBufferThatIsTooSmallIsWritten()
    {
        foreach (var row in ReferenceData.Cdr.GetProperty("samples").EnumerateArray())
        {
            var codec = MessageCodecs.Find(row);
            var message = MessageJson.Build(codec.Type, row.GetProperty("value"));
            foreach (var length in CutsOf(codec.SizeOf(message)))
            {
                Assert.Throws<CdrException>(() =>
                {
                    var writer = new CdrWriter(new byte[length]);
                    codec.Write(message, ref writer);
                });
            }
        }
    }

    [Fact]
    public void DamagedSamplesGiveAMessageOrARefusal()
    {
        var random = new Random(20240611);
        foreach (var row in ReferenceData.Cdr.GetProperty("samples").EnumerateArray())
        {
            var codec = MessageCodecs.Find(row);
            for (var round = 0; round < 50; round++)
            {
                var payload = ReferenceData.Bytes(row);
                for (var damage = 0; damage <= round % 4; damage++)
                {
                    payload[random.Next(payload.Length)] = (byte)random.Next(256);
                }

                var thrown = Record.Exception(() => codec.Read(payload));
                Assert.True(thrown is null or CdrException, $"{codec.RosType} {Convert.ToHexStringLower(payload)}: {thrown}");
            }
        }
    }

    /// <summary>Every length of a short payload, and a sample of the lengths of a long one.</summary>
    private static IEnumerable<int> CutsOf(int length)
    {
        var step = 1 + (length / 256);
        for (var cut = 0; cut < length; cut += step)
        {
            yield return cut;
        }
    }
}
