using System.Diagnostics;

namespace Robotics.Bench.Python;

/// <summary>The peer: PyTorch for Python, Debian's package python3-torch, and the scripts of <c>bench/python</c>.</summary>
internal static class PythonTorch
{
    private const string Program = "/usr/bin/python3";

    private static readonly Lazy<string?> Torch = new(FindVersion);

    /// <summary>Name and version for the tables; null where it is not installed.</summary>
    public static string? Version => Torch.Value;

    /// <summary>Says that a comparison is left out.</summary>
    public static void ReportMissing(string comparison) =>
        Console.Error.WriteLine($"robotics: {comparison} is left out: {Program} has no torch; apt-get install python3-torch brings it.");

    /// <summary>Runs a script to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static void Run(string script, params string[] arguments)
    {
        using Process process = Start(script, arguments);
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"bench/python/{script} failed; its message is on standard error.");
        }
    }

    /// <summary>Starts a script. Its threads wait as ours do: asleep, since spinning costs a multiple on busy cores.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["-B", Path.Combine(Folder(), script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["OMP_WAIT_POLICY"] = "passive";
        start.Environment["OPENBLAS_THREAD_TIMEOUT"] = "4";
        return Process.Start(start)!;
    }

    private static string? FindVersion()
    {
        if (!File.Exists(Program))
        {
            return null;
        }

        var start = new ProcessStartInfo(Program, ["-c", "import numpy, torch; print('python3-torch', torch.__version__)"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "bench", "python", "weights.py")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new InvalidOperationException("The comparisons with Python run from a checkout, where bench/python is.")
            : Path.Combine(folder.FullName, "bench", "python");
    }
}
