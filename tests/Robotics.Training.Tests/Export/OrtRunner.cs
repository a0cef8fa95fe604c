using Microsoft.ML.OnnxRuntime;

namespace Robotics.Training.Tests.Export;

/// <summary>
/// Runs a model of one input and one output from its bytes, as plainly as ONNX Runtime allows, which must not warn of anything.
/// </summary>
internal static class OrtRunner
{
    public static (float[] Values, long[] Shape) Run(
        byte[] model, float[] input, long[] shape, GraphOptimizationLevel level = GraphOptimizationLevel.ORT_ENABLE_ALL) =>
        Run<float, float>(model, input, shape, level);

    public static (TOut[] Values, long[] Shape) Run<TIn, TOut>(
        byte[] model, TIn[] input, long[] shape, GraphOptimizationLevel level = GraphOptimizationLevel.ORT_ENABLE_ALL)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        string logId = $"{Guid.NewGuid():N}";
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = level,
            IntraOpNumThreads = 1,
            LogId = logId,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING,
        };
        using var session = new InferenceSession(model, options);
        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, session.InputNames, [value], session.OutputNames);
        string[] log = OrtLog.Of(logId);
        Assert.True(log.Length == 0, string.Join('\n', log));
        return (outputs[0].GetTensorDataAsSpan<TOut>().ToArray(), outputs[0].GetTensorTypeAndShape().Shape);
    }
}
