using Robotics.Bags;
using Robotics.Nodes.Bags;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Bags;

public class RecordQueueTests
{
    private const int Capacity = 1 << 20;
    private const int PayloadSize = 1 << 10;
    private const int Messages = 20 * Capacity / PayloadSize;

    [Fact]
    public void A_queue_that_never_empties_gives_no_more_than_it_held()
    {
        BagTopic topic = new() { Name = "/fast", Type = "std_msgs/msg/String" };
        byte[] payload = new byte[PayloadSize];
        using TemporaryFolder folder = new();
        using BagWriter writer = new(folder.Of("bag"));
        using RecordQueue queue = new(Capacity);
        using ManualResetEventSlim filled = new();
        Thread source = new(() =>
        {
            for (int added = 0; added < Messages;)
            {
                long lost = queue.Lost;
                queue.Add(topic, 0, 0, payload);
                if (queue.Lost == lost)
                {
                    added++;
                }
                else
                {
                    filled.Set();
                }
            }
        });
        source.Start();
        filled.Wait(TestContext.Current.CancellationToken);

        long first = queue.Drain(writer);
        long all = first;
        while (source.IsAlive)
        {
            all += queue.Drain(writer);
        }

        all += queue.Drain(writer);
        Assert.InRange(first, 1, Capacity);
        Assert.Equal((long)Messages * PayloadSize, all);
    }
}
