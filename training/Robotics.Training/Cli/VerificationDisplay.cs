using Robotics.Training.Verification;
using Spectre.Console;

namespace Robotics.Training.Cli;

/// <summary>Shows a verification on the console.</summary>
internal static class VerificationDisplay
{
    /// <summary>Runs with the record in hand shown on a terminal, silently elsewhere.</summary>
    public static VerificationReport WithProgress(Func<Action<string>?, VerificationReport> run) => Console.IsOutputRedirected
        ? run(null)
        : AnsiConsole.Status().Start("verifying", context => run(record => context.Status(Markup.Escape(record))));

    /// <summary>One line a comparison, then the totals. Lines are as long as they need to be: they are made to be searched.</summary>
    public static void Print(VerificationReport report)
    {
        int record = Width(report, row => row.Record), quantity = Width(report, row => row.Quantity);
        Console.WriteLine($"{"record".PadRight(record)}  {"quantity".PadRight(quantity)}  {"error",9}  {"tolerance",9}  verdict");
        foreach (VerificationRow row in report.Rows)
        {
            string verdict = row.Verdict.ToString().ToLowerInvariant();
            Console.WriteLine(
                $"{row.Record.PadRight(record)}  {row.Quantity.PadRight(quantity)}  {Number(row.Error),9}  {Number(row.Tolerance),9}  "
                + (row.Note is null ? verdict : $"{verdict}: {row.Note}"));
        }

        Console.WriteLine(
            $"{report.Records} records: {report.Passed} passed, {report.Failed} failed, {report.Uncovered} not covered "
            + $"({report.Rows.Count} comparisons)");
    }

    private static int Width(VerificationReport report, Func<VerificationRow, string> column) => report.Rows.Max(row => column(row).Length);

    private static string Number(double? value) => value is { } number ? number.ToString("G3") : "-";
}
