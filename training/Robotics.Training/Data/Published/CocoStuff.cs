using Robotics.Training.Data.Folder;
using Robotics.Vision;

namespace Robotics.Training.Data.Published;

/// <summary>
/// COCO-Stuff with the pixel maps of 2017: 171 classes of things and stuff. Its labels.txt names them where it lies beside the images.
/// </summary>
/// <remarks>Ids: github.com/nightrome/cocostuff, labels.md; a value in the maps is an id less one.</remarks>
internal static class CocoStuff
{
    private const int Ids = 182;

    // Ids of things that the data set does not use.
    private static readonly int[] s_unused = [12, 26, 29, 30, 45, 66, 68, 69, 71, 83, 91];
    private static readonly int[] s_used = [.. Enumerable.Range(1, Ids).Except(s_unused)];

    public static PublishedLayout Layout { get; } = new(
        "coco-stuff",
        ["images/train2017", "annotations/train2017"],
        "images/{train2017,val2017}/*.jpg and annotations/{train2017,val2017}/*.png (the pixel maps of stuffthingmaps_trainval2017)",
        ReadLabels,
        value => Array.IndexOf(s_used, value + 1) is >= 0 and int place ? (byte)place : LabelSet.Unlabelled,
        Pairs);

    private static IEnumerable<FolderPair> Pairs(string root, PublishedPart part)
    {
        string folder = part == PublishedPart.Training ? "train2017" : "val2017";
        string masks = Path.Combine(root, "annotations", folder);
        return PublishedLayout.Files(Path.Combine(root, "images", folder), "*.jpg")
            .Select(image => new FolderPair(image, Path.Combine(masks, Path.GetFileNameWithoutExtension(image) + ".png")));
    }

    // Lines as "1: person"; the first, "0: unlabeled", is no class.
    private static LabelSet ReadLabels(string root)
    {
        string file = Path.Combine(root, "labels.txt");
        if (!File.Exists(file))
        {
            return LabelSet.Generic(s_used.Length);
        }

        Dictionary<string, string> names = File.ReadLines(file)
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1]);
        string[] missing = [.. s_used.Select(id => $"{id}").Where(id => !names.ContainsKey(id))];
        return missing.Length == 0
            ? LabelSet.Create("coco-stuff", [.. s_used.Select(id => names[$"{id}"])])
            : throw new DatasetException($"{file} does not name the class {missing[0]}, as the data set's own file does (\"1: person\").");
    }
}
