using Robotics.Training.Data.Folder;
using Robotics.Vision;

namespace Robotics.Training.Data.Published;

/// <summary>The scene parsing benchmark of ADE20K (ADEChallengeData2016): 150 classes, 0 in its masks is unlabelled.</summary>
internal static class Ade20k
{
    public static PublishedLayout Layout { get; } = new(
        "ade20k",
        ["images/training", "annotations/training"],
        "images/{training,validation}/*.jpg and annotations/{training,validation}/*.png",
        _ => LabelSet.Ade20k,
        value => value == 0 || value > LabelSet.Ade20k.Count ? LabelSet.Unlabelled : (byte)(value - 1),
        Pairs);

    private static IEnumerable<FolderPair> Pairs(string root, PublishedPart part)
    {
        string folder = part == PublishedPart.Training ? "training" : "validation";
        string masks = Path.Combine(root, "annotations", folder);
        return PublishedLayout.Files(Path.Combine(root, "images", folder), "*.jpg")
            .Select(image => new FolderPair(image, Path.Combine(masks, Path.GetFileNameWithoutExtension(image) + ".png")));
    }
}
