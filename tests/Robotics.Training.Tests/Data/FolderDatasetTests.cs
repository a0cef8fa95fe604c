using Robotics.Imaging;
using Robotics.Training.Data;
using Robotics.Training.Data.Folder;

namespace Robotics.Training.Tests.Data;

public class FolderDatasetTests
{
    [Fact]
    public void Every_tenth_picture_validates_and_the_rest_trains()
    {
        using ToyFolder folder = ToyFolder.Create(21);
        (FolderDataset training, FolderDataset validation) = FolderDataset.Split(FolderLayout.Open(folder.Root), null);
        Assert.Equal(18, training.Count);
        Assert.Equal(3, validation.Count);
        Assert.Equal(["class_0", "class_1"], training.Labels.Names);
    }

    [Fact]
    public void Pictures_and_masks_come_back_as_they_were_written()
    {
        using ToyFolder folder = ToyFolder.Create(1);
        byte[] rgb = [.. Enumerable.Range(0, 2 * 3 * 3).Select(i => (byte)(i * 7))];
        byte[] mask = [0, 1, 4, 255, 2, 3];
        folder.Add("zzz", rgb, mask, 2, 3);
        (FolderDataset training, _) = FolderDataset.Split(FolderLayout.Open(folder.Root), null);
        using ISampleReader reader = training.OpenReader();
        var sample = new SampleBuffer();
        reader.Read(0, sample);
        Assert.Equal((3, 2), (sample.Width, sample.Height));
        Assert.Equal(rgb, sample.Rgb);
        Assert.Equal(mask, sample.Mask);
        Assert.Equal(5, training.Labels.Count);
    }

    [Fact]
    public void Class_names_come_from_classes_txt()
    {
        using ToyFolder folder = ToyFolder.Create(3);
        File.WriteAllText(Path.Combine(folder.Root, "classes.txt"), "ground\n\nbox\nrobot\n");
        (FolderDataset training, _) = FolderDataset.Split(FolderLayout.Open(folder.Root), null);
        Assert.Equal(["ground", "box", "robot"], training.Labels.Names);
        Refused(folder, "--classes says 2, but", classes: 2);
    }

    [Fact]
    public void A_missing_folder_says_what_is_missing()
    {
        using ToyFolder folder = ToyFolder.Create(2);
        var missing = Assert.Throws<DatasetException>(() => FolderLayout.Open("/nowhere"));
        Assert.Contains("There is no folder /nowhere", missing.Message, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(folder.Root, "masks"), recursive: true);
        Refused(folder, "has no folder masks/");
        Directory.CreateDirectory(Path.Combine(folder.Root, "masks"));
        Refused(folder, "masks holds no .png file");
        Directory.Delete(Path.Combine(folder.Root, "images"), recursive: true);
        Refused(folder, "has no folder images/");
    }

    [Fact]
    public void Unpaired_files_are_named()
    {
        using ToyFolder folder = ToyFolder.Create(4);
        File.Delete(Path.Combine(folder.Root, "masks", "002.png"));
        Refused(folder, "1 file(s) of images/ cannot be paired: 002 has no mask");
        File.Delete(Path.Combine(folder.Root, "images", "002.png"));
        File.Delete(Path.Combine(folder.Root, "images", "001.png"));
        Refused(folder, "1 file(s) of masks/ cannot be paired: 001 has no picture");
    }

    [Fact]
    public void One_picture_is_too_few()
    {
        using ToyFolder folder = ToyFolder.Create(1);
        Refused(folder, "holds one picture");
    }

    [Fact]
    public void A_mask_of_another_size_is_refused_by_name()
    {
        using ToyFolder folder = ToyFolder.Create(2);
        folder.Write("masks/001.png", new byte[4], new ImageLayout(2, 2, PixelLayout.Mono8));
        Assert.Contains("001.png is 2x2 but its picture", ReadFails(folder, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_id_beyond_the_classes_is_refused_by_name()
    {
        using ToyFolder folder = ToyFolder.Create(2);
        folder.Write("masks/001.png", [.. Enumerable.Repeat((byte)9, 64 * 96)], new ImageLayout(96, 64, PixelLayout.Mono8));
        Assert.Contains("001.png holds the class id 9, but there are 2 classes", ReadFails(folder, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_colour_mask_and_a_truncated_picture_are_refused_by_name()
    {
        using ToyFolder folder = ToyFolder.Create(2);
        folder.Write("masks/001.png", new byte[64 * 96 * 3], new ImageLayout(96, 64, PixelLayout.Rgb8));
        Assert.Contains("001.png: The PNG has 3 channels", ReadFails(folder, 2), StringComparison.Ordinal);

        string picture = Path.Combine(folder.Root, "images", "001.png");
        File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..200]);
        Assert.Contains(picture, ReadFails(folder, 2), StringComparison.Ordinal);
    }

    private static void Refused(ToyFolder folder, string reason, int? classes = null)
    {
        var error = Assert.Throws<DatasetException>(() => FolderDataset.Split(FolderLayout.Open(folder.Root), classes));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static string ReadFails(ToyFolder folder, int classes)
    {
        (FolderDataset training, _) = FolderDataset.Split(FolderLayout.Open(folder.Root), classes);
        using ISampleReader reader = training.OpenReader();
        return Assert.Throws<DatasetException>(() => reader.Read(0, new SampleBuffer())).Message;
    }
}
