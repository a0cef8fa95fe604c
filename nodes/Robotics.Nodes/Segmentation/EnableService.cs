using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Robotics.Msgs.StdSrvs;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>The service <c>~/set_enabled</c>: a pause in which the node leaves its cameras and keeps its model.</summary>
internal sealed class EnableService(RosSession session, WorkSwitch work, ILogger<EnableService> logger) : IHostedService
{
    private const string Name = "~/set_enabled";

    // The service itself lives as long as the node.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        session.Node.CreateService<SetBoolRequest, SetBoolResponse>(Name, Answer);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private SetBoolResponse Answer(SetBoolRequest request)
    {
        work.SetEnabled(request.Data);
        string message = request.Data ? "Segmentation is enabled." : "Segmentation is disabled.";
        logger.LogInformation("{Message}", message);
        return new SetBoolResponse { Success = true, Message = message };
    }
}
