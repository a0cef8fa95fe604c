using Microsoft.AspNetCore.Http;
using Robotics.Dashboard.Live;

namespace Robotics.Dashboard.Security;

/// <summary>Lets requests through that show the token.</summary>
internal sealed class TokenFilter(AccessToken token) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpRequest request = context.HttpContext.Request;
        if (token.IsShownBy(request))
        {
            return await next(context);
        }

        string sentence = request.Headers.Authorization.Count == 0
            ? "Changing the node needs the token that the dashboard printed when it started."
            : "The token is not the one that the dashboard printed when it started this time.";
        return Results.Json(new Refusal(sentence), DashboardJson.Default.Refusal, statusCode: StatusCodes.Status401Unauthorized);
    }
}
