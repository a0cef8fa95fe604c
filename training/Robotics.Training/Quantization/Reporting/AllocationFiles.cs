using System.Globalization;
using System.Text;
using Robotics.Training.Quantization.Allocation;
using Robotics.Training.Reporting;

namespace Robotics.Training.Quantization.Reporting;

/// <summary>
/// Writes what a search for bits by layer measured, beside the weights: the path as a table and a plot, and the sensitivities.
/// </summary>
public static class AllocationFiles
{
    /// <param name="weights">Path of the weights; the files take its name with endings of their own.</param>
    /// <param name="allocation">What the search found.</param>
    public static void Write(string weights, BitAllocation allocation)
    {
        File.WriteAllText(Path.ChangeExtension(weights, ".path.csv"), PathTable(allocation));
        File.WriteAllText(Path.ChangeExtension(weights, ".sensitivity.csv"), SensitivityTable(allocation));
        File.WriteAllText(Path.ChangeExtension(weights, ".path.svg"), LineChart.Draw(
            "mIoU while layers are narrowed, cheapest first",
            "kilobytes of weights",
            [new ChartSeries("mIoU", [.. allocation.Path.Select(point => (point.Bytes / 1e3, point.Accuracy))])]));
    }

    private static string PathTable(BitAllocation allocation)
    {
        var text = new StringBuilder("bytes,miou,layer,bits\n");
        foreach (PathPoint point in allocation.Path)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{point.Bytes},{point.Accuracy:R},{point.Layer},{point.Bits}");
        }

        return text.ToString();
    }

    private static string SensitivityTable(BitAllocation allocation)
    {
        int[] widths = [.. allocation.Sensitivities[0].Drops.Keys.OrderDescending()];
        var text = new StringBuilder($"layer,weights,{string.Join(',', widths.Select(bits => $"drop_{bits}bit"))},kept_bits\n");
        foreach (LayerSensitivity layer in allocation.Sensitivities)
        {
            string drops = string.Join(',', widths.Select(bits => layer.Drops[bits].ToString("R", CultureInfo.InvariantCulture)));
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{layer.Layer},{layer.Weights},{drops},{allocation.LayerBits[layer.Layer]}");
        }

        return text.ToString();
    }
}
