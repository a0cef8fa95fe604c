using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;

namespace Robotics.Ros2.Tests;

public sealed class LoanedPayloadTests : IDisposable
{
    private readonly TestNode _node = new TestDomain().OpenNode("n");

    public void Dispose() => _node.Dispose();

    [Fact]
    public void PixelsWrittenIntoTheLoanArrive()
    {
        using var publisher = _node.Node.CreatePublisher<Image>("/t", QosProfile.Default);
        using var subscription = _node.Node.CreateSubscription<Image>("/t", QosProfile.Default);
        var expected = TestImages.Create(64, 48, frame: 7);

        var payload = publisher.Loan(expected.GetSerializedSize() + 100);
        var writer = new CdrWriter(payload.Span);
        expected.Header.Write(ref writer);
        writer.WriteUInt32(48);
        writer.WriteUInt32(64);
        writer.WriteString("rgb8");
        writer.WriteByte(0);
        writer.WriteUInt32(64 * 3);
        TestImages.Fill(writer.ReserveBytes(64 * 48 * 3), frame: 7);
        publisher.Publish(ref payload, writer.Position);

        Assert.True(subscription.TryTake(out var received));
        using (received)
        {
            Assert.Equal(7, TestImages.Check(received.Payload, 64, 48));
        }
    }

    [Fact]
    public void ASpentLoanIsRefused()
    {
        using var publisher = _node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        var payload = publisher.Loan(16);
        payload.Span.Clear();
        publisher.Publish(ref payload, 16);
        payload.Dispose();
        Assert.True(IsRefused(publisher, ref payload));

        payload = publisher.Loan(16);
        payload.Dispose();
        payload.Dispose();
        Assert.True(IsRefused(publisher, ref payload));
    }

    [Fact]
    public void ALoanGoesBackToItsPublisherOnly()
    {
        using var publisher = _node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        using var other = _node.Node.CreatePublisher<Header>("/other", QosProfile.Default);
        using var payload = publisher.Loan(16);
        var refused = "";
        try
        {
            var loan = payload;
            other.Publish(ref loan, 16);
        }
        catch (ArgumentException exception)
        {
            refused = exception.Message;
        }

        Assert.Contains("'/t'", refused);
        Assert.Contains("'/other'", refused);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    public void ASizeThatTheLoanHasNotIsRefused(int size)
    {
        using var publisher = _node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        var refused = false;
        using var payload = publisher.Loan(16);
        try
        {
            var loan = payload;
            publisher.Publish(ref loan, size);
        }
        catch (ArgumentException)
        {
            refused = true;
        }

        Assert.True(refused);
    }

    [Fact]
    public void APayloadShorterThanItsHeaderIsRefused()
    {
        using var publisher = _node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        Assert.Throws<ArgumentException>(() => publisher.Publish([0, 1, 0]));
        Assert.Throws<ArgumentException>(() => publisher.Loan(3).Dispose());
    }

    [Fact]
    public void CdrAlignmentIsAlignmentInMemory()
    {
        using var publisher = _node.Node.CreatePublisher<Header>("/t", QosProfile.Default);
        using var payload = publisher.Loan(100);
        unsafe
        {
            fixed (byte* body = payload.Span[4..])
            {
                Assert.Equal(0, (nint)body % 64);
            }
        }
    }

    private static bool IsRefused(RosPublisher publisher, ref LoanedPayload payload)
    {
        try
        {
            publisher.Publish(ref payload, 16);
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
