namespace Robotics.Vision.Tests.Labels;

public class LabelSetTests
{
    public static TheoryData<string> Standard => ["cityscapes", "ade20k"];

    [Theory]
    [MemberData(nameof(Standard))]
    public void StandardSetsAreWellFormed(string name)
    {
        LabelSet set = name == "cityscapes" ? LabelSet.Cityscapes : LabelSet.Ade20k;
        Assert.Equal(name, set.Name);
        Assert.Equal(set.Count, set.Colors.Length);
        Assert.Equal(set.Count, set.Names.Distinct().Count());
        Assert.All(set.Names, label => Assert.Equal(label.Trim(), label));
    }

    [Theory]
    [InlineData(0, "road", 128, 64, 128)]
    [InlineData(8, "vegetation", 107, 142, 35)]
    [InlineData(10, "sky", 70, 130, 180)]
    [InlineData(13, "car", 0, 0, 142)]
    [InlineData(18, "bicycle", 119, 11, 32)]
    public void CityscapesByTrainId(int id, string name, byte red, byte green, byte blue)
    {
        Assert.Equal(19, LabelSet.Cityscapes.Count);
        Assert.Equal(name, LabelSet.Cityscapes.Names[id]);
        Assert.Equal(new Rgb24(red, green, blue), LabelSet.Cityscapes.Colors[id]);
    }

    [Theory]
    [InlineData(0, "wall", 120, 120, 120)]
    [InlineData(6, "road", 140, 140, 140)]
    [InlineData(20, "car", 0, 102, 200)]
    [InlineData(75, "swivel chair", 10, 0, 255)]
    [InlineData(136, "traffic light", 41, 0, 255)]
    [InlineData(149, "flag", 92, 0, 255)]
    public void Ade20kByIndex(int id, string name, byte red, byte green, byte blue)
    {
        Assert.Equal(150, LabelSet.Ade20k.Count);
        Assert.Equal(name, LabelSet.Ade20k.Names[id]);
        Assert.Equal(new Rgb24(red, green, blue), LabelSet.Ade20k.Colors[id]);
    }

    [Fact]
    public void CityscapesAnnotationIdsMapToTrainIds()
    {
        Assert.Equal(256, CityscapesLabels.TrainIds.Length);
        Assert.Equal(Enumerable.Range(0, 19), CityscapesLabels.TrainIds.Where(id => id != LabelSet.Unlabelled).Select(id => (int)id));
        Assert.Equal(0, CityscapesLabels.TrainIds[7]);
        Assert.Equal(10, CityscapesLabels.TrainIds[23]);
        Assert.Equal(15, CityscapesLabels.TrainIds[28]);
        Assert.Equal(16, CityscapesLabels.TrainIds[31]);
        Assert.Equal(LabelSet.Unlabelled, CityscapesLabels.TrainIds[0]);
        Assert.Equal(LabelSet.Unlabelled, CityscapesLabels.TrainIds[29]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(LabelSet.MaxCount)]
    public void GenericColorsAreDistinct(int count)
    {
        LabelSet set = LabelSet.Generic(count);
        Assert.Equal(count, set.Names.Distinct().Count());
        Assert.Equal(count, set.Colors.Distinct().Count());
        Assert.DoesNotContain(default, set.Colors);
        Assert.Equal(LabelSet.Generic(LabelSet.MaxCount).Colors.Take(count), set.Colors);
        Assert.True(SmallestStep(set) >= (count <= 21 ? 96 : 34), $"two colours of {count} are only {SmallestStep(set)} apart");
    }

    [Fact]
    public void ImpossibleSetsAreRejected()
    {
        Assert.Throws<ArgumentException>(() => LabelSet.Generic(0));
        Assert.Throws<ArgumentException>(() => LabelSet.Generic(-1));
        Assert.Throws<ArgumentException>(() => LabelSet.Generic(LabelSet.MaxCount + 1));
        ArgumentException error = Assert.Throws<ArgumentException>(() => LabelSet.Create("farm", ["crop", "soil"], [new Rgb24(1, 2, 3)]));
        Assert.Contains("2 class names but 1 colours", error.Message);
    }

    private static int SmallestStep(LabelSet set)
    {
        int smallest = int.MaxValue;
        for (int i = 0; i < set.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (Rgb24 a, Rgb24 b) = (set.Colors[i], set.Colors[j]);
                smallest = Math.Min(smallest, Math.Abs(a.R - b.R) + Math.Abs(a.G - b.G) + Math.Abs(a.B - b.B));
            }
        }

        return smallest;
    }
}
