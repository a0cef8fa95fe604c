using Robotics.Nodes.Segmentation;

namespace Robotics.Nodes.Tests.Segmentation;

public class FrameMailboxTests
{
    [Fact]
    public void The_latest_frame_replaces_an_older_one()
    {
        using FrameMailbox mailbox = new();

        Assert.False(mailbox.Put(new PendingFrame(default, false, 1)));
        Assert.True(mailbox.Put(new PendingFrame(default, false, 2)));

        Assert.True(mailbox.TryTake(out PendingFrame frame));
        Assert.Equal(2, frame.ReceivedAt);
        Assert.False(mailbox.Put(new PendingFrame(default, false, 3)));
    }

    [Fact]
    public void Closing_tells_of_a_frame_that_was_left_and_ends_the_waiting()
    {
        using FrameMailbox mailbox = new();
        mailbox.Put(new PendingFrame(default, false, 1));

        Assert.True(mailbox.Close());
        Assert.False(mailbox.Close());
        Assert.False(mailbox.TryTake(out _));
        Assert.True(mailbox.Put(new PendingFrame(default, false, 2)));
    }

    [Fact]
    public async Task A_waiting_worker_is_woken()
    {
        using FrameMailbox mailbox = new();
        Task<long> worker = Task.Run(() => mailbox.TryTake(out PendingFrame frame) ? frame.ReceivedAt : 0);

        mailbox.Put(new PendingFrame(default, true, 7));

        Assert.Equal(7, await worker);
    }
}
