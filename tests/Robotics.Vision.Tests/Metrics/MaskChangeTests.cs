namespace Robotics.Vision.Tests.Metrics;

public class MaskChangeTests
{
    private const byte Ignored = LabelSet.Unlabelled;

    [Fact]
    public void Tells_flicker_from_what_the_truth_does()
    {
        MaskChange change = new();

        //          still  moved with the truth  moved late  flickers  unlabelled before or now
        change.Add([0, 0, 1, 1, 2, 2, 0], [0, 1, 1, 2, 2, 0, 1], [0, 0, 1, 1, 1, Ignored, 0], [0, 1, 2, 1, 1, 0, Ignored]);

        Assert.Equal(7, change.Pixels);
        Assert.Equal(4.0 / 7, change.Share);
        Assert.Equal(2.0 / 5, change.TruthShare);
        Assert.Equal(1.0 / 3, change.FalseShare);
    }

    [Fact]
    public void Without_truth_all_changes_count()
    {
        MaskChange change = new();
        change.Add([0, 1, 2, 3], [0, 1, 3, Ignored]);

        Assert.Equal(0.5, change.Share);
        Assert.True(double.IsNaN(change.TruthShare) && double.IsNaN(change.FalseShare));
        Assert.True(double.IsNaN(new MaskChange().Share));
    }

    [Fact]
    public void Equals_a_count_by_sets()
    {
        Random random = new(3);
        byte[] Mask() => [.. Enumerable.Range(0, 999).Select(_ => random.Next(4) == 3 ? Ignored : (byte)random.Next(3))];
        byte[][] masks = [Mask(), Mask(), Mask(), Mask()];
        MaskChange change = new();
        change.Add(masks[0], masks[1], masks[2], masks[3]);

        int[] all = [.. Enumerable.Range(0, 999)];
        HashSet<int> changed = [.. all.Where(i => masks[0][i] != masks[1][i])];
        HashSet<int> labelled = [.. all.Where(i => masks[2][i] != Ignored && masks[3][i] != Ignored)];
        HashSet<int> moved = [.. labelled.Where(i => masks[2][i] != masks[3][i])];
        int wrong = changed.Intersect(labelled.Except(moved)).Count();
        Assert.Equal([999, changed.Count, labelled.Count, moved.Count, wrong], change.Counts.ToArray());
    }

    [Fact]
    public void Masks_of_another_size_are_refused_and_nothing_is_added()
    {
        MaskChange change = new();

        Assert.Throws<ArgumentException>(() => change.Add([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => change.Add([1, 2], [1, 2], [1], [1, 2]));
        Assert.Throws<ArgumentException>(() => change.Add([1, 2], [1, 2], [1, 2], [1]));
        Assert.Equal(0, change.Pixels);
    }
}
