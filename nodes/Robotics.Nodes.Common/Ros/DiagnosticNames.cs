namespace Robotics.Nodes.Ros;

/// <summary>Tells by the name of an entry in <c>/diagnostics</c> whose it is.</summary>
internal static class DiagnosticNames
{
    /// <summary>True for the node's name alone and with ":" or "/" behind it, with or without the first "/".</summary>
    public static bool IsOf(string name, string node)
    {
        ReadOnlySpan<char> own = node.AsSpan().Trim('/'), rest = name.AsSpan().TrimStart('/');
        return rest.StartsWith(own) && (rest.Length == own.Length || rest[own.Length] is ':' or '/');
    }
}
