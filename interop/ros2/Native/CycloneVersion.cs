namespace Robotics.Ros2.Native;

/// <summary>
/// Cyclone DDS has no call that tells its version; its file name does (<c>libddsc.so.0.10.2</c>, <c>libddsc.so.11.0.1</c>).
/// </summary>
internal static class CycloneVersion
{
    /// <summary>
    /// Whether a shim compiled for <paramref name="flavour"/> (10 = 0.9 and 0.10, 11) may call the library at <paramref name="path"/>.
    /// </summary>
    internal static bool Serves(string path, int flavour)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        var file = Path.GetFileName(target ?? path);
        var start = file.IndexOf(".so.", StringComparison.Ordinal);
        if (start < 0 || !Version.TryParse(file[(start + 4)..], out var version))
        {
            // An unversioned file (a custom build): the symbols that resolved are all there is to go by.
            return true;
        }

        return flavour == 10 ? version is { Major: 0, Minor: 9 or 10 } : version.Major == flavour;
    }

    internal static string Describe(int flavour) => flavour == 10 ? "0.9 or 0.10" : $"{flavour}";
}
