using Robotics.Imaging;
using Robotics.Vision;

namespace Robotics.Training.Data.Folder;

/// <summary>Pictures and masks from files.</summary>
/// <param name="name">Name in reports.</param>
/// <param name="labels">The classes.</param>
/// <param name="pairs">The files.</param>
/// <param name="classOf">The class of each of the 256 values in the masks; null where they are class ids.</param>
public sealed class FolderDataset(string name, LabelSet labels, IReadOnlyList<FolderPair> pairs, byte[]? classOf = null)
    : ISegmentationDataset
{
    /// <summary>One picture in this many is kept for validation.</summary>
    public const int ValidationShare = 10;

    public string Name { get; } = name;

    public LabelSet Labels { get; } = labels;

    public int Count => pairs.Count;

    /// <summary>
    /// Splits a folder into a training and a validation set: every tenth picture by name (at least one) validates, the rest
    /// trains. The class count is <paramref name="classes"/>, else that of classes.txt, else one more than the largest id in
    /// the masks.
    /// </summary>
    /// <exception cref="DatasetException">Fewer than two pictures, or class counts that contradict each other.</exception>
    public static (FolderDataset Training, FolderDataset Validation) Split(FolderLayout layout, int? classes)
    {
        if (layout.Pairs.Count < 2)
        {
            throw new DatasetException($"{layout.Root} holds one picture; training and validation need at least one each.");
        }

        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(layout.Root)));
        LabelSet labels = CreateLabels(name, layout, classes);
        ILookup<bool, FolderPair> parts = layout.Pairs
            .Select((pair, i) => (pair, i))
            .ToLookup(entry => entry.i % ValidationShare == 0, entry => entry.pair);
        return (new FolderDataset(name, labels, [.. parts[false]]), new FolderDataset(name, labels, [.. parts[true]]));
    }

    public ISampleReader OpenReader() => new Reader(pairs, Labels.Count, classOf);

    private static LabelSet CreateLabels(string name, FolderLayout layout, int? classes)
    {
        if (layout.ClassNames is null)
        {
            return LabelSet.Generic(classes ?? CountClasses(layout));
        }

        if (classes is { } count && count != layout.ClassNames.Count)
        {
            throw new DatasetException(
                $"--classes says {count}, but {Path.Combine(layout.Root, "classes.txt")} names {layout.ClassNames.Count}; "
                + "drop one of them.");
        }

        return LabelSet.Create(name, layout.ClassNames);
    }

    private static int CountClasses(FolderLayout layout)
    {
        int largest = -1;
        foreach (FolderPair pair in layout.Pairs)
        {
            foreach (byte id in MaskFile.Decode(pair.Mask).Pixels)
            {
                if (id != LabelSet.Unlabelled && id > largest)
                {
                    largest = id;
                }
            }
        }

        return largest >= 0
            ? largest + 1
            : throw new DatasetException($"Every mask of {layout.Root} is empty (255 everywhere); label at least one class.");
    }

    private sealed class Reader(IReadOnlyList<FolderPair> pairs, int classes, byte[]? classOf) : ISampleReader
    {
        public void Read(int index, SampleBuffer sample)
        {
            FolderPair pair = pairs[index];
            DecodedImage image = ImageFile.Decode(pair.Image);
            DecodedImage mask = MaskFile.Decode(pair.Mask);
            if (mask.Width != image.Width || mask.Height != image.Height)
            {
                throw new DatasetException(
                    $"{pair.Mask} is {mask.Width}x{mask.Height} but its picture {pair.Image} is {image.Width}x{image.Height}; "
                    + "a mask has the size of its picture.");
            }

            byte[] ids = classOf is null ? mask.Pixels : Array.ConvertAll(mask.Pixels, value => classOf[value]);
            MaskFile.RequireClasses(pair.Mask, ids, classes);
            sample.Resize(image.Width, image.Height);
            image.Pixels.CopyTo(sample.Rgb);
            ids.CopyTo(sample.Mask);
        }

        public void Dispose()
        {
        }
    }
}
