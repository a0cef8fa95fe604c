namespace TorchSharp;

/// <summary>Where two state dictionaries do not agree.</summary>
internal sealed record StateDifference(IList<string> Missing, IList<string> Unexpected, IList<string> Misshapen)
{
    private const int Listed = 8;

    public bool IsEmpty => Missing.Count + Unexpected.Count + Misshapen.Count == 0;

    public static StateDifference Between(
        Dictionary<string, torch.Tensor> target, Dictionary<string, torch.Tensor> source, HashSet<string> skipped) => new(
        [.. target.Keys.Where(key => !source.ContainsKey(key) && !skipped.Contains(key))],
        [.. source.Keys.Where(key => !target.ContainsKey(key) && !skipped.Contains(key))],
        [.. target
            .Where(pair => !skipped.Contains(pair.Key) && source.ContainsKey(pair.Key))
            .Where(pair => !pair.Value.shape.AsSpan().SequenceEqual(source[pair.Key].shape))
            .Select(pair => $"{pair.Key} is {Shape(source[pair.Key])}, not {Shape(pair.Value)}")]);

    public override string ToString() => string.Join("; ", new[]
    {
        Describe("missing", Missing), Describe("unexpected", Unexpected), Describe("of another shape", Misshapen),
    }.Where(text => text.Length > 0)) + ".";

    private static string Describe(string what, IList<string> keys)
    {
        if (keys.Count == 0) return "";
        var rest = keys.Count > Listed ? $" and {keys.Count - Listed} more" : "";
        return $"{keys.Count} {what} ({string.Join(", ", keys.Take(Listed))}{rest})";
    }

    private static string Shape(torch.Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
