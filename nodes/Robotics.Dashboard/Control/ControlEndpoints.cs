using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Robotics.Dashboard.Live;
using Robotics.Dashboard.Security;
using Robotics.Msgs.StdSrvs;

namespace Robotics.Dashboard.Control;

/// <summary>What a page asks for beside the live stream. Whatever changes something needs the token; refusals are sentences.</summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/parameters", (ParameterGateway parameters, CancellationToken cancellation) => AnswerAsync(async () =>
            Results.Json(await parameters.ListAsync(cancellation), DashboardJson.Default.ParameterReportArray)));
        RouteGroupBuilder changes = app.MapGroup("/api").AddEndpointFilter<RouteGroupBuilder, TokenFilter>();
        changes.MapPost("/token", () => Results.NoContent());
        changes.MapPost("/parameters", (ParameterRequest request, ParameterGateway parameters, CancellationToken cancellation) =>
            ChangeAsync(() => parameters.SetAsync(request.Name, request.Value, cancellation)));
        changes.MapPost("/lifecycle", (TransitionRequest request, LifecycleGateway lifecycle, CancellationToken cancellation) =>
            ChangeAsync(() => lifecycle.ChangeAsync(request.Transition, cancellation)));
        changes.MapPost("/enabled", (EnableRequest request, NodeServices services, CancellationToken cancellation) =>
            ChangeAsync(() => SetEnabledAsync(services, request.Enabled, cancellation)));
    }

    private static async Task SetEnabledAsync(NodeServices services, bool enabled, CancellationToken cancellation)
    {
        SetBoolResponse response = await services.CallAsync(
            NodeServiceTable.SetEnabled, new SetBoolRequest { Data = enabled }, cancellation);
        if (!response.Success)
        {
            throw new NodeCallException($"The node refused: {response.Message}");
        }
    }

    private static Task<IResult> ChangeAsync(Func<Task> change) => AnswerAsync(async () =>
    {
        await change();
        return Results.NoContent();
    });

    private static async Task<IResult> AnswerAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (NodeCallException e)
        {
            return Results.Json(new Refusal(e.Message), DashboardJson.Default.Refusal, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
