using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Robotics.Dashboard.Foxglove;

namespace Robotics.Dashboard.Security;

/// <summary>
/// Stands before everything else: refuses requests under a foreign name or from a foreign page, and tells browsers to be strict.
/// </summary>
internal sealed class RequestGuard(AllowedHosts hosts, ILogger<RequestGuard> logger)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Harden(context.Response.Headers);
        if (FindFault(context) is not { } fault)
        {
            return next(context);
        }

        logger.LogWarning("Refused {Method} {Path}: {Fault}", context.Request.Method, context.Request.Path, fault);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(fault);
    }

    private static void Harden(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
    }

    private string? FindFault(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!hosts.Allows(request.Host))
        {
            return $"This dashboard does not answer to the name '{request.Host.Host}'; use the address that it printed when it started.";
        }

        string origin = $"{request.Headers.Origin}";
        bool isAllowed = origin.Length == 0
            || Origins.IsOwn(origin, request)
            || (FoxgloveEndpoint.IsAskedBy(context) && Origins.IsViewer(origin));
        return isAllowed ? null : $"A page of '{origin}' asks for this dashboard, which serves its own page only.";
    }
}
