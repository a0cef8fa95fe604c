namespace TorchSharp.Extensions;

/// <summary>Lays tensors out one behind the other, those with large elements first, so that each is aligned.</summary>
internal static class SafeTensorsLayout
{
    /// <summary>The entries in the order of the dictionary.</summary>
    public static IReadOnlyList<SafeTensorsEntry> Of(IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        var begins = new Dictionary<string, long>(tensors.Count);
        var position = 0L;
        foreach (var (name, tensor) in tensors.OrderByDescending(pair => pair.Value.ElementSize))
        {
            begins.Add(name, position);
            position += tensor.NumberOfElements * tensor.ElementSize;
        }
        return [.. tensors.Select(pair => Entry(pair.Key, pair.Value, begins[pair.Key]))];
    }

    private static SafeTensorsEntry Entry(string name, torch.Tensor tensor, long begin) =>
        new(name, tensor.dtype, tensor.shape, begin, begin + (tensor.NumberOfElements * tensor.ElementSize));
}
