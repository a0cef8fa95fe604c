using System.Collections.Immutable;

namespace Robotics.Vision;

/// <summary>The classes of Cityscapes: names and colours by train id, and the ids of its annotation files.</summary>
/// <remarks>Source: the label table of the Cityscapes data set (cityscapesScripts, helpers/labels.py).</remarks>
public static class CityscapesLabels
{
    internal static ImmutableArray<string> Names { get; } =
    [
        "road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation", "terrain",
        "sky", "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle",
    ];

    internal static ImmutableArray<Rgb24> Colors { get; } =
    [
        new(128, 64, 128), new(244, 35, 232), new(70, 70, 70), new(102, 102, 156), new(190, 153, 153), new(153, 153, 153),
        new(250, 170, 30), new(220, 220, 0), new(107, 142, 35), new(152, 251, 152), new(70, 130, 180), new(220, 20, 60),
        new(255, 0, 0), new(0, 0, 142), new(0, 0, 70), new(0, 60, 100), new(0, 80, 100), new(0, 0, 230), new(119, 11, 32),
    ];

    private static ReadOnlySpan<byte> Ids => [7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33];

    /// <summary>
    /// Train id of each of the 256 values of a <c>*_gtFine_labelIds.png</c> file, <see cref="LabelSet.Unlabelled"/> for classes
    /// that are not evaluated.
    /// </summary>
    public static ImmutableArray<byte> TrainIds { get; } = BuildTrainIds();

    private static ImmutableArray<byte> BuildTrainIds()
    {
        byte[] table = new byte[256];
        Array.Fill(table, LabelSet.Unlabelled);
        for (int trainId = 0; trainId < Ids.Length; trainId++)
        {
            table[Ids[trainId]] = (byte)trainId;
        }

        return [.. table];
    }
}
