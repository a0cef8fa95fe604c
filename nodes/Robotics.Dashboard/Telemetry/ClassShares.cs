using Robotics.Dashboard.Ros;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Dashboard.Telemetry;

/// <summary>Counts the classes in a few masks a second, while somebody looks.</summary>
internal sealed class ClassShares(RosNode node, string topic) : WatchedWork("class shares")
{
    private const int Ids = 256;
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(250);
    private static readonly QosProfile s_newest = QosProfile.SensorData with { Depth = 1 };

    private volatile double[]? _shares;

    /// <summary>Share of the newest mask's pixels by class id, 0 .. 1, 256 of them; null without a mask.</summary>
    public double[]? Newest => _shares;

    /// <summary>Share of pixels by class id; null where the payload is no image of ids.</summary>
    public static double[]? Count(ReadOnlySpan<byte> payload)
    {
        try
        {
            ImageView message = new(payload);
            ImageSpan mask = ImageSpan.FromRos(message.Data, message.Width, message.Height, message.Step, message.Encoding);
            return mask.Format == PixelFormat.Mono8 ? Count(mask) : null;
        }
        catch (Exception e) when (e is CdrException or InvalidImageException)
        {
            return null;
        }
    }

    protected override void Run(CancellationToken stopping)
    {
        using RosSubscription<Image> subscription = node.CreateSubscription<Image>(topic, s_newest);
        while (!stopping.IsCancellationRequested)
        {
            if (subscription.Wait(s_poll) && subscription.TakeLatest(out ReceivedMessage message) > 0)
            {
                using (message)
                {
                    _shares = Count(message.Payload) ?? _shares;
                }

                stopping.WaitHandle.WaitOne(s_period);
            }
        }

        _shares = null;
    }

    private static double[] Count(ImageSpan mask)
    {
        int[] counts = new int[Ids];
        for (int y = 0; y < mask.Height; y++)
        {
            foreach (byte id in mask.Row(y))
            {
                counts[id]++;
            }
        }

        double pixels = (double)mask.Width * mask.Height;
        return [.. counts.Select(count => count / pixels)];
    }
}
