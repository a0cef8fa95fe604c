using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Robotics.Training.Tests.Export;

/// <summary>
/// Everything that ONNX Runtime logs in this process. Its environment takes a logger only when it is created, so before any test.
/// </summary>
internal static class OrtLog
{
    private static readonly ConcurrentQueue<(string LogId, OrtLoggingLevel Level, string Message)> Lines = [];

    public static string[] Of(string logId) =>
    [
        .. Lines.Where(line => line.LogId.Contains(logId, StringComparison.Ordinal)).Select(line => $"{line.Level}: {line.Message}"),
    ];

    [ModuleInitializer]
    public static void Install()
    {
        var options = new EnvironmentCreationOptions
        {
            logId = "tests",
            logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING,
            loggingFunction = (_, level, _, logId, _, message) => Lines.Enqueue((logId, level, message)),
        };
        OrtEnv.CreateInstanceWithOptions(ref options);
    }
}
