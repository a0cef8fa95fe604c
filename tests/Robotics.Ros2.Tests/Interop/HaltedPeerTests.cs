using Robotics.Msgs.SensorMsgs;
using Robotics.Ros2.Native;

namespace Robotics.Ros2.Tests;

/// <summary>A peer that is stopped as by a debugger, and acknowledges nothing.</summary>
public class HaltedPeerTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public async Task AHaltedPeerDoesNotHoldUpAPublisher()
    {
        using var peer = _domain.StartPeer();
        using var node = _domain.OpenNode("n");
        using var publisher = node.Node.CreatePublisher<Image>("/t", QosProfile.Default);
        peer.CreateCounter("/t");
        TestDomain.Await(() => publisher.SubscriptionCount == 1, "the peer is matched");
        peer.Halt();
        try
        {
            var image = TestImages.Create(256, 256, frame: 0);
            await Task.Run(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    publisher.Publish(image);
                }
            }).WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            peer.Resume();
        }
    }

    [Fact]
    public async Task ClosingAWriterEndsAWriteThatWaits()
    {
        // Only a writer that keeps all its history waits for its readers.
        var qos = QosProfile.Default.ToNative() with { KeepAll = 1 };
        using var peer = _domain.StartPeer();
        using var context = _domain.Open();
        var writer = WriterHandle.Create(context.Participant, "rt/t", Image.DdsType, qos, "");
        peer.CreateCounter("/t");
        TestDomain.Await(() => NativeMethods.WriterMatched(writer) == 1, "the peer is matched");
        peer.Halt();
        try
        {
            var written = 0;
            var task = Task.Run(() => Loops.UntilDisposed(() =>
            {
                Write(writer, size: 200_000);
                Interlocked.Increment(ref written);
            }));
            var before = -1;
            while (before != Volatile.Read(ref written))
            {
                before = Volatile.Read(ref written);
                await Task.Delay(500);
            }

            Assert.False(task.IsCompleted);
            writer.Shutdown();
            await task.WaitAsync(TimeSpan.FromSeconds(20));
        }
        finally
        {
            peer.Resume();
        }
    }

    private static unsafe void Write(WriterHandle writer, int size)
    {
        var loan = NativeMethods.Loan(writer, (uint)size, out var data);
        new Span<byte>(data, size).Clear();
        _ = NativeMethods.LoanWrite(writer, loan, (uint)size);
    }
}
