using Microsoft.Extensions.Logging;
using Robotics.Msgs.StdSrvs;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>The service <c>~/set_enabled</c>: a pause in which the node leaves its cameras and keeps its model.</summary>
internal sealed class EnableService
{
    public EnableService(RosSession session, WorkSwitch work, ILogger<EnableService> logger) =>
        session.Node.CreateService<SetBoolRequest, SetBoolResponse>("~/set_enabled", request =>
        {
            work.SetEnabled(request.Data);
            string message = request.Data ? "Segmentation is enabled." : "Segmentation is disabled.";
            logger.LogInformation("{Message}", message);
            return new SetBoolResponse { Success = true, Message = message };
        });
}
