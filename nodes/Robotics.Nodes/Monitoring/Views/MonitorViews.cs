using Spectre.Console;

namespace Robotics.Nodes.Monitoring.Views;

internal static class MonitorViews
{
    /// <summary>A live table on a terminal, plain lines elsewhere.</summary>
    public static IMonitorView Create() =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi
            ? new PlainView(Console.Out)
            : new TableView(AnsiConsole.Console);
}
