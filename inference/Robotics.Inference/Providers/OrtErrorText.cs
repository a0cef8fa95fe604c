using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;

namespace Robotics.Inference;

/// <summary>The part of an ONNX Runtime error that tells a user something.</summary>
internal static partial class OrtErrorText
{
    /// <summary>The innermost reason, without source positions, error codes and the full stop.</summary>
    public static string Of(OnnxRuntimeException error)
    {
        MatchCollection wrappers = Wrapper().Matches(error.Message);
        string reason = wrappers.Count == 0 ? error.Message : error.Message[(wrappers[^1].Index + wrappers[^1].Length)..];
        return reason.Trim().TrimEnd('.');
    }

    [GeneratedRegex(@"\[ErrorCode:\w+\] |\[ONNXRuntimeError\] : \d+ : \w+ : ")]
    private static partial Regex Wrapper();
}
