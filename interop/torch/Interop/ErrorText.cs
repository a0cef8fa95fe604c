using System.Text.RegularExpressions;

namespace TorchSharp.Interop;

/// <summary>Cuts libtorch's error texts down to what helps: no stack traces, source positions or lists of dispatch keys.</summary>
internal static partial class ErrorText
{
    private const int LongestText = 400;

    public static string Trim(string text)
    {
        text = AssertPrefix().Replace(text, "");
        var trace = text.IndexOf("Exception raised from", StringComparison.Ordinal);
        if (trace >= 0) text = text[..trace];
        var paragraph = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (paragraph > 0) text = text[..paragraph];
        text = Spaces().Replace(text.Trim(), " ");
        return text.Length <= LongestText ? text : FirstSentences(text);
    }

    private static string FirstSentences(string text)
    {
        var end = text.LastIndexOf(". ", LongestText, StringComparison.Ordinal);
        return end > 0 ? text[..(end + 1)] : text[..LongestText] + "...";
    }

    [GeneratedRegex(@"^.*ASSERT FAILED at .*?:\d+,\s*(please report a bug to PyTorch\.)?\s*", RegexOptions.Singleline)]
    private static partial Regex AssertPrefix();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
