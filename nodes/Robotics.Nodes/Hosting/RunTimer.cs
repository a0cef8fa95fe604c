using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Robotics.Nodes.Hosting;

/// <summary>Ends the application after <see cref="RunOptions.Seconds"/>.</summary>
internal sealed class RunTimer(IOptions<RunOptions> options, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Seconds is { } seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), stoppingToken);
            lifetime.StopApplication();
        }
    }
}
