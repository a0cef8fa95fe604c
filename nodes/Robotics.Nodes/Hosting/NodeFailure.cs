using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Robotics.Imaging;
using Robotics.Inference;
using Robotics.Ros2;

namespace Robotics.Nodes.Hosting;

/// <summary>Ends the application as failed when one of its threads cannot go on.</summary>
internal sealed class NodeFailure(IHostApplicationLifetime lifetime, ILogger<NodeFailure> logger)
{
    public bool Occurred { get; private set; }

    /// <summary>True for exceptions whose message tells a user all there is to know.</summary>
    public static bool ExplainsItself(Exception exception) => exception is
        NodeStartException or ModelException or ProviderException or RosException or RosNameException or ImageFormatException
            or IOException or UnauthorizedAccessException;

    /// <summary>Logs what happened and stops the application.</summary>
    public void Report(Exception exception, string what)
    {
        Occurred = true;
        logger.LogCritical(
            ExplainsItself(exception) ? null : exception, "{What} failed and the node stops: {Message}", what, exception.Message);
        lifetime.StopApplication();
    }
}
