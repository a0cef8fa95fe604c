using Robotics.Msgs;
using Robotics.Msgs.StdSrvs;

namespace Robotics.Ros2.Tests;

/// <summary>Against requests and replies that a ROS 2 Humble peer wrote.</summary>
public class RequestHeaderTests
{
    [Fact]
    public void ReadsAndWritesWhatThePeerWrote()
    {
        var samples = ServiceWire.Read().Where(sample => sample.Topic.Contains("/trigger")).ToArray();
        Assert.Equal(2, samples.Length);
        foreach (var sample in samples)
        {
            var reader = new CdrReader(sample.Cdr);
            var header = RequestHeader.Read(ref reader);
            Assert.Equal(sample.Sequence, header.Sequence);
            var buffer = new byte[sample.Cdr.Length];
            var writer = new CdrWriter(buffer);
            header.Write(ref writer);
            Assert.Equal(sample.Guid, Convert.ToHexStringLower(buffer.AsSpan(4, 8)));
            if (sample.Topic.StartsWith("rr"))
            {
                var response = TriggerResponse.Read(ref reader);
                Assert.Equal("done", response.Message);
                response.Write(ref writer);
            }
            else
            {
                TriggerRequest.Read(ref reader).Write(ref writer);
            }

            Assert.Equal(sample.Cdr, buffer);
        }
    }

    [Fact]
    public void KeepsTheBytesOfTheClientInEitherByteOrder()
    {
        byte[] big = [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 9];
        var reader = new CdrReader(big);
        var header = RequestHeader.Read(ref reader);
        Assert.Equal(9, header.Sequence);
        var buffer = new byte[20];
        var writer = new CdrWriter(buffer);
        header.Write(ref writer);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], buffer[4..12]);
    }
}
