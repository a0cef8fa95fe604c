using Robotics.Training.Data.Folder;
using Robotics.Vision;

namespace Robotics.Training.Data.Published;

/// <summary>Cityscapes with fine annotations: the 19 classes that are evaluated.</summary>
/// <remarks>Ids: the label table of cityscapesScripts, helpers/labels.py.</remarks>
internal static class Cityscapes
{
    private const string ImageEnding = "_leftImg8bit.png";
    private const string MaskEnding = "_gtFine_labelIds.png";

    public static PublishedLayout Layout { get; } = new(
        "cityscapes",
        ["leftImg8bit", "gtFine"],
        "leftImg8bit/{train,val}/CITY/*_leftImg8bit.png and gtFine/{train,val}/CITY/*_gtFine_labelIds.png",
        _ => LabelSet.Cityscapes,
        value => CityscapesLabels.TrainIds[value],
        Pairs);

    private static IEnumerable<FolderPair> Pairs(string root, PublishedPart part)
    {
        string folder = part == PublishedPart.Training ? "train" : "val";
        string images = Path.Combine(root, "leftImg8bit", folder), masks = Path.Combine(root, "gtFine", folder);
        return PublishedLayout.Files(images, "*" + ImageEnding).Select(image => new FolderPair(
            image, Path.Combine(masks, Path.GetRelativePath(images, image)[..^ImageEnding.Length] + MaskEnding)));
    }
}
