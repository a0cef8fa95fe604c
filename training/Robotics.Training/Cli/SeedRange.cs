using System.Globalization;

namespace Robotics.Training.Cli;

/// <summary>Seeds of consecutive scenes, written "first-last" or as one number.</summary>
public readonly record struct SeedRange(ulong First, int Count)
{
    public static bool TryParse(string text, out SeedRange range)
    {
        string[] parts = text.Split('-');
        range = default;
        if (parts.Length > 2
            || !ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong first)
            || !ulong.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong last)
            || last < first || last - first >= int.MaxValue)
        {
            return false;
        }

        range = new SeedRange(first, (int)(last - first) + 1);
        return true;
    }
}
