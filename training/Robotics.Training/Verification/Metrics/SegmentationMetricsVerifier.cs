using System.Text.Json;
using Robotics.Vision;

namespace Robotics.Training.Verification.Metrics;

/// <summary>
/// Checks <see cref="ConfusionMatrix"/>: counts exactly, ratios to the printed digits. The recipe of the masks is the file's note.
/// </summary>
internal sealed class SegmentationMetricsVerifier : IVerifier
{
    public bool Handles(ReferenceRecord record) =>
        record.Group == "metrics" && record.Json.Has("num_classes") && record.Json.Has("intersection") && record.Json.Has("mIoU_present");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement json = record.Json;
        int classes = (int)json.Number("num_classes");
        var matrix = new ConfusionMatrix(classes);
        int pixels = (int)json.Longs("shape").Aggregate(1L, (product, side) => product * side);
        (byte[] prediction, byte[] truth) = Masks(pixels, classes, (byte)json.Number("ignore_index"));
        matrix.Add(prediction, truth);

        findings.Near("valid pixels", json.Number("valid_pixels"), matrix.Pixels, 0);
        findings.Equal("intersection", json.Longs("intersection"), PerClass(classes, matrix.Intersection));
        findings.Equal("union", json.Longs("union"), PerClass(classes, matrix.Union));
        findings.Equal("true area", json.Longs("gt_area"), PerClass(classes, matrix.TruthArea));
        findings.Equal("predicted area", json.Longs("pred_area"), PerClass(classes, matrix.PredictionArea));
        findings.Equal("confusion", Cells(json, classes), AllCells(matrix));
        findings.Add(
            "IoU of the classes",
            json.List("iou").Select((iou, id) => IouDifference(iou, matrix.ClassIou(id))).Max(),
            Tolerances.Printed);
        findings.Near("mIoU", json.Number("mIoU_present"), matrix.MeanIou, Tolerances.Printed);
        findings.Near("mAcc", json.Number("mAcc_present"), matrix.MeanAccuracy, Tolerances.Printed);
        findings.Near("aAcc", json.Number("aAcc"), matrix.PixelAccuracy, Tolerances.Printed);
        findings.Near("fwIoU", json.Number("fwIoU"), matrix.FrequencyWeightedIou, Tolerances.Printed);
    }

    private static (byte[] Prediction, byte[] Truth) Masks(int pixels, int classes, byte ignored)
    {
        int[] labels = ReferenceFormula.Labels("seg_gt", pixels, classes);
        int[] others = ReferenceFormula.Labels("seg_pred", pixels, classes);
        byte[] prediction = new byte[pixels], truth = new byte[pixels];
        for (int i = 0; i < pixels; i++)
        {
            int predicted = ReferenceFormula.Raw("seg_mix", i) < 0.3 ? labels[i] : others[i];
            int actual = i % 11 == 0 ? ignored : labels[i];
            prediction[i] = (byte)(predicted == 3 ? 4 : predicted);
            truth[i] = (byte)(actual switch { 3 => 4, 5 => 6, _ => actual });
        }

        return (prediction, truth);
    }

    private static long[] Cells(JsonElement json, int classes)
    {
        if (json.Has("confusion"))
        {
            return [.. json.List("confusion").SelectMany(row => row.EnumerateArray().Select(cell => cell.GetInt64()))];
        }

        var cells = new long[classes * classes];
        foreach (JsonElement entry in json.List("confusion_nonzero"))
        {
            cells[entry[0].GetInt32() * classes + entry[1].GetInt32()] = entry[2].GetInt64();
        }

        return cells;
    }

    private static IEnumerable<long> AllCells(ConfusionMatrix matrix) =>
        from truth in Enumerable.Range(0, matrix.Classes)
        from prediction in Enumerable.Range(0, matrix.Classes)
        select matrix[truth, prediction];

    // An absent class has no IoU: null in the record, NaN here.
    private static double IouDifference(JsonElement expected, double actual) =>
        (expected.ValueKind == JsonValueKind.Number, double.IsNaN(actual)) switch
        {
            (true, false) => Math.Abs(expected.GetDouble() - actual),
            (false, true) => 0,
            _ => double.PositiveInfinity,
        };

    private static IEnumerable<long> PerClass(int classes, Func<int, long> value) => Enumerable.Range(0, classes).Select(value);
}
