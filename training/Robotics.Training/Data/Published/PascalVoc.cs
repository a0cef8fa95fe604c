using Robotics.Training.Data.Folder;
using Robotics.Vision;

namespace Robotics.Training.Data.Published;

/// <summary>Pascal VOC (a folder VOC2012 of the development kit): background and 20 classes, 255 around objects.</summary>
internal static class PascalVoc
{
    private static readonly LabelSet s_labels = LabelSet.Create("pascal-voc",
    [
        "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse",
        "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ]);

    public static PublishedLayout Layout { get; } = new(
        "pascal-voc",
        ["JPEGImages", "SegmentationClass", "ImageSets/Segmentation"],
        "JPEGImages/*.jpg, SegmentationClass/*.png and ImageSets/Segmentation/{train,val}.txt",
        _ => s_labels,
        value => value < s_labels.Count ? value : LabelSet.Unlabelled,
        Pairs);

    private static IEnumerable<FolderPair> Pairs(string root, PublishedPart part)
    {
        string list = part == PublishedPart.Training ? "train.txt" : "val.txt";
        return File.ReadLines(Path.Combine(root, "ImageSets", "Segmentation", list))
            .Select(line => line.Trim())
            .Where(name => name.Length > 0)
            .Select(name => new FolderPair(
                Path.Combine(root, "JPEGImages", name + ".jpg"), Path.Combine(root, "SegmentationClass", name + ".png")));
    }
}
