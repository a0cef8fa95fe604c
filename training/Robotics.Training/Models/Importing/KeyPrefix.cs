namespace Robotics.Training.Models.Importing;

/// <summary>
/// What stands before the keys of a network in a file: <c>state_dict.</c> of a checkpoint, <c>module.</c> of data-parallel training,
/// <c>model.</c> of a wrapper, one after the other.
/// </summary>
internal static class KeyPrefix
{
    /// <summary>
    /// The prefix under which a file has most of the wanted keys; of several the shortest. A copy that was averaged while training
    /// has a longer one, as a rule.
    /// </summary>
    public static string Find(IReadOnlyCollection<string> file, IReadOnlyCollection<string> wanted)
    {
        HashSet<string> keys = [.. file];
        return Candidates(file, wanted)
            .Append("")
            .OrderByDescending(prefix => wanted.Count(key => keys.Contains(prefix + key)))
            .ThenBy(prefix => prefix.Length)
            .ThenBy(prefix => prefix, StringComparer.Ordinal)
            .First();
    }

    // A key of a file is a wanted one behind one of its dots.
    private static IEnumerable<string> Candidates(IEnumerable<string> file, IReadOnlyCollection<string> wanted)
    {
        HashSet<string> names = [.. wanted];
        return file.SelectMany(key => Dots(key).Where(end => names.Contains(key[end..])).Select(end => key[..end])).Distinct();
    }

    private static IEnumerable<int> Dots(string key)
    {
        for (int dot = key.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = key.IndexOf('.', dot + 1))
        {
            yield return dot + 1;
        }
    }
}
