using Robotics.Imaging;
using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Tests.Data.Published;

/// <summary>Small copies of the published data sets, with their ids in the masks.</summary>
public sealed class PublishedLayoutTests : IDisposable
{
    private const byte None = LabelSet.Unlabelled;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cityscapes_has_the_classes_that_are_evaluated()
    {
        foreach (string part in (string[])["train", "val"])
        {
            Image($"leftImg8bit/{part}/ulm/ulm_000_leftImg8bit.png");
            Mask($"gtFine/{part}/ulm/ulm_000_gtFine_labelIds.png", 7, 8, 0, 33, 26, 6);
        }

        TrainingDatasets datasets = TrainingDatasets.Open(_folder.Root, classes: null);

        Assert.Equal(LabelSet.Cityscapes.Names, datasets.Training.Labels.Names);
        Assert.Equal([0, 1, None, 18, 13, None], Read(datasets.Training));
        Assert.Equal([0, 1, None, 18, 13, None], Read(datasets.Validation));
    }

    [Fact]
    public void Ade20k_counts_from_one()
    {
        foreach (string part in (string[])["training", "validation"])
        {
            Image($"images/{part}/ADE_1.jpg");
            Mask($"annotations/{part}/ADE_1.png", 0, 1, 2, 149, 150, 151);
        }

        TrainingDatasets datasets = TrainingDatasets.Open(_folder.Root, classes: 150);

        Assert.Equal("wall", datasets.Training.Labels.Names[0]);
        Assert.Equal([None, 0, 1, 148, 149, None], Read(datasets.Training));
    }

    [Fact]
    public void Pascal_voc_takes_the_pictures_of_its_lists()
    {
        foreach (string name in (string[])["a", "b", "unused"])
        {
            Image($"JPEGImages/{name}.jpg");
        }

        Mask("SegmentationClass/a.png", 0, 1, 15, 20, 21, 255);
        Mask("SegmentationClass/b.png", 20, 20, 20, 20, 20, 20);
        Text("ImageSets/Segmentation/train.txt", "a\n");
        Text("ImageSets/Segmentation/val.txt", "b\n");

        TrainingDatasets datasets = TrainingDatasets.Open(_folder.Root, classes: null);

        LabelSet labels = datasets.Training.Labels;
        Assert.Equal(("background", "tvmonitor", 21), (labels.Names[0], labels.Names[20], labels.Count));
        Assert.Equal([0, 1, 15, 20, None, None], Read(datasets.Training));
        Assert.Equal(1, datasets.Validation.Count);
    }

    [Fact]
    public void Coco_stuff_leaves_out_the_ids_that_it_does_not_use()
    {
        foreach (string part in (string[])["train2017", "val2017"])
        {
            Image($"images/{part}/000000000001.jpg");

            // Ids less one: person, street sign (unused), stop sign, the last thing, the first stuff, the last stuff.
            Mask($"annotations/{part}/000000000001.png", 0, 11, 12, 89, 91, 181);
        }

        Assert.Equal(171, TrainingDatasets.Open(_folder.Root, classes: null).Training.Labels.Count);
        Text("labels.txt", string.Join('\n', Enumerable.Range(0, 183).Select(id => $"{id}: name {id}")));

        TrainingDatasets datasets = TrainingDatasets.Open(_folder.Root, classes: null);

        Assert.Equal(("name 1", "name 182"), (datasets.Training.Labels.Names[0], datasets.Training.Labels.Names[170]));
        Assert.Equal([0, None, 11, 79, 80, 170], Read(datasets.Training));
    }

    [Fact]
    public void A_partial_copy_says_what_is_missing()
    {
        Image("leftImg8bit/train/ulm/ulm_000_leftImg8bit.png");
        Refused("lacks 1 files of cityscapes's Training part");
        Mask("gtFine/train/ulm/ulm_000_gtFine_labelIds.png", 7, 7, 7, 7, 7, 7);
        Refused("it needs leftImg8bit/{train,val}/CITY", "no whole copy of cityscapes");
        Directory.CreateDirectory(_folder.File("leftImg8bit/val"));
        Refused("has no picture of cityscapes's Validation part");
    }

    [Theory]
    [InlineData("gtFine/train/ulm", "no whole copy of cityscapes", "leftImg8bit")]
    [InlineData("annotations/training", "no whole copy of ade20k", "images/training")]
    [InlineData("SegmentationClass", "no whole copy of pascal-voc", "ImageSets/Segmentation/train.txt")]
    [InlineData("ImageSets/Segmentation", "no whole copy of pascal-voc", "train.txt")]
    [InlineData("annotations/train2017", "no whole copy of coco-stuff", "images/train2017")]
    [InlineData("gtCoarse", "has no folder images/")]
    public void Any_part_of_a_copy_is_recognised_and_the_missing_one_named(string only, params string[] words)
    {
        Directory.CreateDirectory(_folder.File(only));
        Refused(words);
    }

    private void Refused(params string[] words)
    {
        string message = Assert.Throws<DatasetException>(() => TrainingDatasets.Open(_folder.Root, classes: null)).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.OrdinalIgnoreCase));
    }

    private static byte[] Read(ISegmentationDataset dataset)
    {
        using ISampleReader reader = dataset.OpenReader();
        var sample = new SampleBuffer();
        reader.Read(0, sample);
        return [.. sample.Mask];
    }

    private void Image(string path)
    {
        IImageCodec codec = path.EndsWith(".jpg", StringComparison.Ordinal) ? ImageCodecs.Jpeg : ImageCodecs.Png;
        File.WriteAllBytes(Made(path), codec.Encode(new byte[3 * 2 * 3], new ImageLayout(3, 2, PixelLayout.Rgb8)));
    }

    private void Mask(string path, params byte[] ids) =>
        File.WriteAllBytes(Made(path), ImageCodecs.Png.Encode(ids, new ImageLayout(3, 2, PixelLayout.Mono8)));

    private void Text(string path, string text) => File.WriteAllText(Made(path), text);

    private string Made(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        return _folder.File(path);
    }
}
