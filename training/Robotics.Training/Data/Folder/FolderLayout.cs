using Robotics.Vision;

namespace Robotics.Training.Data.Folder;

/// <summary>
/// A data set as people lay it out: <c>images/</c> (PNG or JPEG) and <c>masks/</c> (8-bit class-id PNG of the same name), and
/// optionally <c>classes.txt</c> with one class name a line.
/// </summary>
public sealed class FolderLayout
{
    private const int NamesShown = 3;

    private static readonly string[] ImageExtensions = [".png", ".jpg", ".jpeg"];

    private FolderLayout(string root, IReadOnlyList<FolderPair> pairs, string[]? classNames)
    {
        Root = root;
        Pairs = pairs;
        ClassNames = classNames;
    }

    public string Root { get; }

    /// <summary>All pictures with their masks, in the order of their names.</summary>
    public IReadOnlyList<FolderPair> Pairs { get; }

    /// <summary>Lines of classes.txt; null without the file.</summary>
    public IReadOnlyCollection<string>? ClassNames { get; }

    /// <summary>Looks at the folder and pairs its files; opens no picture.</summary>
    /// <exception cref="DatasetException">A folder is missing or empty, or a picture has no mask, or a mask no picture.</exception>
    public static FolderLayout Open(string root)
    {
        if (!Directory.Exists(root))
        {
            throw new DatasetException($"There is no folder {root}; --data takes \"streetscenes\" or a folder with images/ and masks/.");
        }

        Dictionary<string, string> images = FilesByStem(root, "images", ImageExtensions);
        Dictionary<string, string> masks = FilesByStem(root, "masks", [".png"]);
        RequireNone("has no mask of the same name in masks/", "images/", images.Keys.Except(masks.Keys));
        RequireNone("has no picture of the same name in images/", "masks/", masks.Keys.Except(images.Keys));

        FolderPair[] pairs = [.. images.OrderBy(image => image.Key, StringComparer.Ordinal)
            .Select(image => new FolderPair(image.Value, masks[image.Key]))];
        return new FolderLayout(root, pairs, ReadClassNames(Path.Combine(root, "classes.txt")));
    }

    private static Dictionary<string, string> FilesByStem(string root, string name, string[] extensions)
    {
        string folder = Path.Combine(root, name);
        if (!Directory.Exists(folder))
        {
            throw new DatasetException($"{root} has no folder {name}/; it needs images/ with pictures and masks/ with class-id PNGs.");
        }

        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            if (extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
                && !files.TryAdd(Path.GetFileNameWithoutExtension(file), file))
            {
                throw new DatasetException($"{folder} holds two files named {Path.GetFileNameWithoutExtension(file)}; keep one.");
            }
        }

        return files.Count > 0
            ? files
            : throw new DatasetException($"{folder} holds no {string.Join(" or ", extensions)} file.");
    }

    private static void RequireNone(string fault, string folder, IEnumerable<string> stems)
    {
        string[] found = [.. stems.Order(StringComparer.Ordinal)];
        if (found.Length == 0)
        {
            return;
        }

        string names = string.Join(", ", found.Take(NamesShown)) + (found.Length > NamesShown ? ", ..." : string.Empty);
        throw new DatasetException($"{found.Length} file(s) of {folder} cannot be paired: {names} {fault}.");
    }

    private static string[]? ReadClassNames(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        string[] names = [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length is > 0 and < LabelSet.Unlabelled
            ? names
            : throw new DatasetException($"{file} names {names.Length} classes; it needs 1 to 254, one a line.");
    }
}
