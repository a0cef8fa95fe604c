using Robotics.Training.Data.Folder;
using Robotics.Vision;

namespace Robotics.Training.Data.Published;

/// <summary>How a published data set lies on disk, and what its masks mean.</summary>
/// <param name="Name">Name in reports.</param>
/// <param name="Signs">Folders by any of which the layout is recognised: of a partial copy each may be the only one.</param>
/// <param name="Structure">What a whole copy looks like, for the message about one that is not.</param>
/// <param name="Labels">The classes, by the data set's root.</param>
/// <param name="ClassOf">The class of a value in the masks, or <see cref="LabelSet.Unlabelled"/>.</param>
/// <param name="Pairs">The pictures of a part with their masks, by root and part.</param>
internal sealed record PublishedLayout(
    string Name,
    IReadOnlyList<string> Signs,
    string Structure,
    Func<string, LabelSet> Labels,
    Func<byte, byte> ClassOf,
    Func<string, PublishedPart, IEnumerable<FolderPair>> Pairs)
{
    /// <summary>Every layout that is known.</summary>
    public static IReadOnlyList<PublishedLayout> All { get; } = [Cityscapes.Layout, Ade20k.Layout, PascalVoc.Layout, CocoStuff.Layout];

    /// <summary>The layout of a folder; null when it is none of these.</summary>
    public static PublishedLayout? Recognise(string root) =>
        All.FirstOrDefault(layout => layout.Signs.Any(sign => Directory.Exists(Path.Combine(root, sign))));

    /// <summary>Pairs the files of a part; opens no picture.</summary>
    /// <exception cref="DatasetException">A folder or file is missing; the message says what.</exception>
    public FolderDataset Open(string root, PublishedPart part)
    {
        try
        {
            FolderPair[] pairs = [.. Pairs(root, part)];
            if (pairs.Length == 0)
            {
                throw new DatasetException($"{root} has no picture of {Name}'s {part} part; it needs {Structure}.");
            }

            string[] missing = [.. pairs.SelectMany(pair => (string[])[pair.Image, pair.Mask]).Where(file => !File.Exists(file))];
            if (missing.Length > 0)
            {
                throw new DatasetException($"{root} lacks {missing.Length} files of {Name}'s {part} part, {missing[0]} first.");
            }

            byte[] classes = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(value => ClassOf((byte)value))];
            return new FolderDataset(Name, Labels(root), pairs, classes);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            throw new DatasetException($"{root} is no whole copy of {Name}: {e.Message} It needs {Structure}.", e);
        }
    }

    /// <summary>The files below a folder, in the order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    internal static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
