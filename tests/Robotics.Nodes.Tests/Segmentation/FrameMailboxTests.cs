using System.Diagnostics;
using Robotics.Nodes.Segmentation.Inputs;

namespace Robotics.Nodes.Tests.Segmentation;

public class FrameMailboxTests
{
    [Fact]
    public void The_latest_frame_replaces_an_older_one()
    {
        FrameMailbox mailbox = Create(cameras: 1);

        Assert.False(mailbox.Put(0, Frame(1)));
        Assert.True(mailbox.Put(0, Frame(2)));

        Assert.Equal((0, 2), Take(mailbox));
        Assert.False(mailbox.Put(0, Frame(3)));
    }

    [Fact]
    public void Cameras_are_served_in_turn_however_fast_one_of_them_is()
    {
        FrameMailbox mailbox = Create(cameras: 3);
        mailbox.Put(0, Frame(0));
        mailbox.Put(2, Frame(20));
        mailbox.Put(1, Frame(10));
        List<int> served = [];
        for (int i = 1; i <= 6; i++)
        {
            served.Add(Take(mailbox).Camera);
            mailbox.Put(0, Frame(i));
            mailbox.Put(served[^1], Frame(i));
        }

        Assert.Equal([0, 1, 2, 0, 1, 2], served);
    }

    [Fact]
    public void A_camera_without_frames_does_not_hold_up_the_others()
    {
        FrameMailbox mailbox = Create(cameras: 2);
        for (int i = 1; i <= 3; i++)
        {
            mailbox.Put(1, Frame(i));
            Assert.Equal((1, i), Take(mailbox));
        }
    }

    [Fact]
    public void Frames_of_a_camera_keep_their_distance_and_the_latest_waits()
    {
        TimeSpan interval = TimeSpan.FromMilliseconds(80);
        FrameMailbox mailbox = new(1, () => interval);
        mailbox.Put(0, Frame(1));
        long start = Stopwatch.GetTimestamp();
        Take(mailbox);
        mailbox.Put(0, Frame(2));
        mailbox.Put(0, Frame(3));

        Assert.Equal((0, 3), Take(mailbox));
        Assert.True(Stopwatch.GetElapsedTime(start) >= interval);
    }

    [Fact]
    public void Closing_tells_of_the_frames_that_were_left_and_ends_the_waiting()
    {
        FrameMailbox mailbox = Create(cameras: 3);
        mailbox.Put(2, Frame(1));

        Assert.Equal([2], mailbox.Close());
        Assert.Empty(mailbox.Close());
        Assert.False(mailbox.TryTake(out _, out _));
        Assert.True(mailbox.Put(0, Frame(2)));
    }

    [Fact]
    public async Task A_waiting_worker_is_woken()
    {
        FrameMailbox mailbox = Create(cameras: 2);
        Task<(int Camera, long ReceivedAt)> worker = Task.Run(() => Take(mailbox));

        mailbox.Put(1, Frame(7));

        Assert.Equal((1, 7), await worker);
    }

    private static FrameMailbox Create(int cameras) => new(cameras, () => TimeSpan.Zero);

    private static PendingFrame Frame(long receivedAt) => new(default, false, receivedAt, Stopwatch.GetTimestamp());

    private static (int Camera, long ReceivedAt) Take(FrameMailbox mailbox)
    {
        Assert.True(mailbox.TryTake(out int camera, out PendingFrame frame));
        return (camera, frame.ReceivedAt);
    }
}
