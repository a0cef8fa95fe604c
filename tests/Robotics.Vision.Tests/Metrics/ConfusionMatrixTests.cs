using System.Text.Json.Nodes;
using Robotics.Tests;
using Robotics.Training.Verification;

namespace Robotics.Vision.Tests.Metrics;

public class ConfusionMatrixTests
{
    private const byte Ignored = LabelSet.Unlabelled;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void EqualsTheGoldenNumbers(int index)
    {
        JsonNode golden = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Reference("metrics/segmentation.json")))!["cases"]![index]!;
        int classes = (int)golden["num_classes"]!;
        int pixels = golden["shape"]!.AsArray().Aggregate(1, (product, size) => product * (int)size!);
        (byte[] prediction, byte[] truth) = GoldenMasks(pixels, classes);

        var matrix = new ConfusionMatrix(classes);
        matrix.Add(prediction, truth);

        Assert.Equal((long)golden["valid_pixels"]!, matrix.Pixels);
        Assert.Equal(Longs(golden["intersection"]!), PerClass(matrix, matrix.Intersection));
        Assert.Equal(Longs(golden["union"]!), PerClass(matrix, matrix.Union));
        Assert.Equal(Longs(golden["gt_area"]!), PerClass(matrix, matrix.TruthArea));
        Assert.Equal(Longs(golden["pred_area"]!), PerClass(matrix, matrix.PredictionArea));
        for (int c = 0; c < classes; c++)
        {
            double expected = golden["iou"]![c] is { } iou ? (double)iou : double.NaN;
            Assert.Equal(expected, matrix.ClassIou(c), 1e-11);
        }

        Assert.Equal((double)golden["mIoU_present"]!, matrix.MeanIou, 1e-11);
        Assert.Equal((double)golden["mAcc_present"]!, matrix.MeanAccuracy, 1e-11);
        Assert.Equal((double)golden["aAcc"]!, matrix.PixelAccuracy, 1e-11);
        Assert.Equal((double)golden["fwIoU"]!, matrix.FrequencyWeightedIou, 1e-11);
        Assert.Equal(GoldenCells(golden, classes), Cells(matrix));
    }

    [Fact]
    public void RunsAndSinglePixelsCountAlike()
    {
        byte[] truth = [.. Enumerable.Repeat((byte)2, 21), 1, 1, Ignored, .. Enumerable.Repeat(Ignored, 16), 0, 0, 0, 0, 0];
        byte[] prediction = [.. Enumerable.Repeat((byte)2, 19), 0, 1, 1, 2, .. Enumerable.Repeat((byte)1, 17), 0, 0, Ignored, 1, 0];

        var whole = new ConfusionMatrix(3);
        whole.Add(prediction, truth);
        var pixelwise = new ConfusionMatrix(3);
        for (int i = 0; i < truth.Length; i++)
        {
            var one = new ConfusionMatrix(3);
            one.Add(prediction.AsSpan(i, 1), truth.AsSpan(i, 1));
            pixelwise.Merge(one);
        }

        Assert.Equal(Cells(pixelwise), Cells(whole));
        Assert.Equal(28, whole.Pixels);
        Assert.Equal(19, whole[2, 2]);
        Assert.Equal(1, whole[0, 1]);
    }

    [Fact]
    public void UnlabelledPredictionIsAnErrorOfItsTrueClass()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add([0, Ignored, 1, 1], [0, 0, 1, 1]);

        Assert.Equal(0.5, matrix.ClassIou(0));
        Assert.Equal(1.0, matrix.ClassIou(1));
        Assert.Equal(0.75, matrix.PixelAccuracy);
    }

    [Fact]
    public void NothingCountedGivesNoNumber()
    {
        var matrix = new ConfusionMatrix(4);
        matrix.Add([1, 2], [Ignored, Ignored]);

        Assert.Equal(0, matrix.Pixels);
        Assert.True(double.IsNaN(matrix.MeanIou));
        Assert.True(double.IsNaN(matrix.MeanAccuracy));
        Assert.True(double.IsNaN(matrix.PixelAccuracy));
        Assert.True(double.IsNaN(matrix.FrequencyWeightedIou));
    }

    [Fact]
    public void ClearForgets()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add([0, 1], [0, 0]);
        matrix.Clear();
        Assert.Equal(0, matrix.Pixels);
    }

    [Fact]
    public void IdsBeyondTheClassesAreRejectedAndNothingIsAdded()
    {
        var matrix = new ConfusionMatrix(19);
        ArgumentException error = Assert.Throws<ArgumentException>(() => matrix.Add([0, 1, 2], [0, 1, 19]));
        Assert.Contains("Pixel 2 of the truth is of class 19, but there are 19 classes", error.Message);
        Assert.Throws<ArgumentException>(() => matrix.Add([0, 254, 2], [0, 1, 2]));
        Assert.Throws<ArgumentException>(() => matrix.Add([0], [0, 1]));
        Assert.Throws<ArgumentException>(() => matrix.Merge(new ConfusionMatrix(18)));
        Assert.Equal(0, matrix.Pixels);
    }

    [Fact]
    public void AllIdsAreClassesOfTheLargestMatrix()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(id => (byte)id)];
        var matrix = new ConfusionMatrix(LabelSet.MaxCount);
        matrix.Add(all, all);
        Assert.Equal(255, matrix.Pixels);
        Assert.Equal(1.0, matrix.MeanIou);
    }

    // The recipe is the field "note" of the golden file.
    private static (byte[] Prediction, byte[] Truth) GoldenMasks(int pixels, int classes)
    {
        int[] labels = ReferenceFormula.Labels("seg_gt", pixels, classes);
        int[] others = ReferenceFormula.Labels("seg_pred", pixels, classes);
        byte[] prediction = new byte[pixels], truth = new byte[pixels];
        for (int i = 0; i < pixels; i++)
        {
            int predicted = ReferenceFormula.Raw("seg_mix", i) < 0.3 ? labels[i] : others[i];
            int actual = i % 11 == 0 ? Ignored : labels[i];
            prediction[i] = (byte)(predicted == 3 ? 4 : predicted);
            truth[i] = (byte)(actual switch { 3 => 4, 5 => 6, _ => actual });
        }

        return (prediction, truth);
    }

    private static long[] GoldenCells(JsonNode golden, int classes)
    {
        if (golden["confusion"] is JsonArray rows)
        {
            return [.. rows.SelectMany(row => Longs(row!))];
        }

        var cells = new long[classes * classes];
        foreach (JsonNode? entry in golden["confusion_nonzero"]!.AsArray())
        {
            cells[(int)entry![0]! * classes + (int)entry[1]!] = (long)entry[2]!;
        }

        return cells;
    }

    private static long[] Cells(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Classes).SelectMany(truth => PerClass(matrix, prediction => matrix[truth, prediction]))];

    private static long[] PerClass(ConfusionMatrix matrix, Func<int, long> value) => [.. Enumerable.Range(0, matrix.Classes).Select(value)];

    private static long[] Longs(JsonNode array) => [.. array.AsArray().Select(value => (long)value!)];
}
