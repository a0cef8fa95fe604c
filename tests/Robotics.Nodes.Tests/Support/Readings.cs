using Robotics.Msgs;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Support;

/// <summary>Waiting for what a node publishes while images are sent to it.</summary>
internal static class Readings
{
    /// <summary>Sends an image, and what is to be sent with it, again and again until a message comes that fits.</summary>
    public static T Next<T>(
        this SegmentationFixture fixture, Msgs.SensorMsgs.Image image, RosSubscription<T> subscription, Func<T, bool> fits,
        Action? beside = null)
        where T : class, IMessage<T>
    {
        T? message = null;
        Patience.WaitUntil(
            () =>
            {
                beside?.Invoke();
                fixture.Segment(image);
                while (subscription.TakeMessage() is { } next)
                {
                    message = fits(next) ? next : message;
                }

                return message is not null;
            },
            () => $"Nothing fits on {subscription.Topic}: {fixture.Process.Errors}");
        return message!;
    }

    /// <summary>The values of the node and of its one camera.</summary>
    public static Dictionary<string, string> Values(this DiagnosticArray diagnostics) =>
        diagnostics.Status.SelectMany(status => status.Values).ToDictionary(entry => entry.Key, entry => entry.Value);
}
