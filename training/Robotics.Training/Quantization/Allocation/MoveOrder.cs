namespace Robotics.Training.Quantization.Allocation;

/// <summary>Decides which layer is narrowed next: the one that loses the least accuracy for each byte it saves.</summary>
public static class MoveOrder
{
    /// <summary>
    /// Every narrowing of every layer from the widest width on, cheapest first; those of one layer in the order of their widths.
    /// </summary>
    /// <param name="sensitivities">What was measured of each layer alone.</param>
    /// <param name="widths">Widths, widest first.</param>
    public static IEnumerable<(string Layer, int Bits, long SavedBytes)> Of(
        IReadOnlyList<LayerSensitivity> sensitivities, IReadOnlyList<int> widths)
    {
        var next = sensitivities.ToDictionary(layer => layer, _ => 1);
        while (next.Keys.Where(layer => next[layer] < widths.Count).MinBy(layer => Price(layer, widths, next[layer])) is { } cheapest)
        {
            int width = next[cheapest]++;
            yield return (cheapest.Layer, widths[width], Saved(cheapest, widths, width));
        }
    }

    private static double Price(LayerSensitivity layer, IReadOnlyList<int> widths, int width) =>
        (Drop(layer, widths, width) - Drop(layer, widths, width - 1)) / Math.Max(Saved(layer, widths, width), 1);

    /// <summary>The largest drop up to this width: a measurement that finds a narrower layer better is noise.</summary>
    private static double Drop(LayerSensitivity layer, IReadOnlyList<int> widths, int width) =>
        widths.Take(width + 1).Max(bits => Math.Max(layer.Drops[bits], 0));

    private static long Saved(LayerSensitivity layer, IReadOnlyList<int> widths, int width) =>
        layer.Bytes[widths[width - 1]] - layer.Bytes[widths[width]];
}
