using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Logging;
using Robotics.Ros2;

namespace Robotics.Nodes.Hosting;

/// <summary>Hosts one node: options checked at the start, a clean end at SIGINT, SIGTERM or when its time is up.</summary>
internal static class NodeApplication
{
    /// <summary>Builds the host, runs it to its end and gives the exit code; what goes wrong is one sentence on standard error.</summary>
    public static async Task<int> RunAsync(Action<IServiceCollection> configure, CancellationToken cancellation)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        AddLogging(builder.Logging, new RosLog());
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.AddSingleton<IValidateOptions<RosOptions>, RosOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<RunOptions>, RunOptionsValidator>();
        builder.Services.AddSingleton<NodeFailure>();
        builder.Services.AddHostedService<RunTimer>();
        configure(builder.Services);
        using IHost host = builder.Build();
        NodeFailure failure = host.Services.GetRequiredService<NodeFailure>();
        try
        {
            // Before the host makes anything: models are large, and domains are not to be joined in vain.
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            await host.RunAsync(cancellation);
            return failure.Occurred ? ExitCodes.Failure : ExitCodes.Success;
        }
        catch (OptionsValidationException e)
        {
            return await FailAsync(string.Join(" ", e.Failures), ExitCodes.BadUsage);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return await FailAsync(string.Join(" ", e.InnerExceptions.Select(inner => inner.Message)), ExitCodes.BadUsage);
        }
        catch (RosArgumentException e)
        {
            return await FailAsync(e.Message, ExitCodes.BadUsage);
        }
        catch (Exception e) when (NodeFailure.ExplainsItself(e))
        {
            return await FailAsync(e.Message, ExitCodes.Failure);
        }
    }

    private static async Task<int> FailAsync(string sentence, int exitCode)
    {
        await Console.Error.WriteLineAsync($"robotics: {sentence}");
        return exitCode;
    }

    // Standard output is left to what a command prints for its user.
    private static void AddLogging(ILoggingBuilder logging, RosLog log)
    {
        logging.Services.AddSingleton(log);
        logging.AddConsole(options => options.FormatterName = RosConsoleFormatter.FormatterName);
        logging.AddConsoleFormatter<RosConsoleFormatter, ConsoleFormatterOptions>();
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.AddProvider(new RosoutLoggerProvider(log));
        logging.AddFilter<ConsoleLoggerProvider>(level => log.IsEnabled(toConsole: true, level));
        logging.AddFilter<RosoutLoggerProvider>(level => log.IsEnabled(toConsole: false, level));

        // What keeps the host from starting is told to the user in one sentence.
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter<RosoutLoggerProvider>("Microsoft.Extensions.Hosting", LogLevel.None);
    }
}
