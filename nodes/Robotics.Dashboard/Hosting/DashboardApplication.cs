using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Robotics.Dashboard.Control;
using Robotics.Dashboard.Foxglove;
using Robotics.Dashboard.Live;
using Robotics.Dashboard.Ros;
using Robotics.Dashboard.Security;
using Robotics.Dashboard.Telemetry;
using Robotics.Nodes.Cli;
using Robotics.Ros2;

namespace Robotics.Dashboard.Hosting;

/// <summary>Joins the graph, serves the page until a signal comes, and says where.</summary>
internal static class DashboardApplication
{
    private const int MaxRequestBytes = 64 << 10;
    private static readonly TimeSpan s_keepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(2);

    /// <summary>Runs to the end and gives the exit code; what goes wrong is one sentence on standard error.</summary>
    public static async Task<int> RunAsync(DashboardOptions options, ParseResult parsed, RosNodeOptions ros, CancellationToken cancellation)
    {
        try
        {
            using RosContext context = ros.OpenContext(parsed);
            RosNode node = ros.CreateNode(context, parsed);
            await using WebApplication app = Build(options, context, node);
            await app.StartAsync(cancellation);
            Announce(app, options);
            await app.WaitForShutdownAsync(cancellation);
            return ExitCodes.Success;
        }
        catch (Exception e) when (e is RosException or RosNameException)
        {
            return await FailAsync(e.Message);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            string place = $"{new IPEndPoint(options.Address, options.Port)}";
            return await FailAsync(
                $"Nobody can be served at {place}: {e.Message.TrimEnd('.')}. Choose another place with --host and --port.");
        }
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync($"robotics: {sentence}");
        return ExitCodes.Failure;
    }

    private static WebApplication Build(DashboardOptions options, RosContext context, RosNode node)
    {
        // Empty: no settings file, variable or argument of the hosting environment changes where this listens.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = "wwwroot",
        });
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(options.Address, options.Port);
        });
        AddLogging(builder.Logging);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, DashboardJson.Default);
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        AddDashboard(builder.Services, options, context, node);
        WebApplication app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = s_keepAlive, KeepAliveTimeout = s_keepAlive });
        app.Use(app.Services.GetRequiredService<RequestGuard>().InvokeAsync);
        app.UseWhen(FoxgloveEndpoint.IsAskedBy, branch => branch.Run(app.Services.GetRequiredService<FoxgloveEndpoint>().AcceptAsync));
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.MapControl();
        app.MapLive();
        return app;
    }

    private static void AddDashboard(IServiceCollection services, DashboardOptions options, RosContext context, RosNode node)
    {
        services.AddSingleton(context);
        services.AddSingleton(node);
        services.AddSingleton(new WatchedNode(options.Node));
        services.AddSingleton(new AllowedHosts(options.Address));
        services.AddSingleton<AccessToken>();
        services.AddSingleton<RequestGuard>();
        services.AddSingleton<CameraFeeds>();
        services.AddHostedService(provider => provider.GetRequiredService<CameraFeeds>());
        services.AddSingleton<DiagnosticsBoard>();
        services.AddSingleton<NodeServices>();
        services.AddSingleton<ParameterGateway>();
        services.AddSingleton<LifecycleGateway>();
        services.AddSingleton<ParameterEvents>();
        services.AddHostedService(provider => provider.GetRequiredService<LifecycleGateway>());
        services.AddSingleton<StateReport>();
        services.AddSingleton<ChannelBoard>();
        services.AddSingleton<FoxgloveEndpoint>();
    }

    private static void Announce(WebApplication app, DashboardOptions options)
    {
        Uri served = new(app.Urls.Single());
        bool isAnywhere = IPAddress.Any.Equals(options.Address) || IPAddress.IPv6Any.Equals(options.Address);
        string host = isAnywhere ? Environment.MachineName : served.Host;
        AccessToken token = app.Services.GetRequiredService<AccessToken>();
        Console.WriteLine($"Dashboard: http://{host}:{served.Port}/#token={token.Text}");
        Console.WriteLine($"Foxglove:  ws://{host}:{served.Port}");
        Console.WriteLine("The token in the address allows changes to the node; without it the page only shows.");
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }
}
