using Robotics.Training.Models.SegFormer;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Models.Importing;

/// <summary>A network's weights in a file of another trainer.</summary>
public sealed class ForeignCheckpoint
{
    private const string Counter = ".num_batches_tracked";

    private readonly ModelEntry _entry;
    private readonly Dictionary<string, Tensor> _tensors;
    private readonly string _prefix;
    private readonly string _style;

    private ForeignCheckpoint(ModelEntry entry, Dictionary<string, Tensor> tensors, string prefix, string style) =>
        (_entry, _tensors, _prefix, _style) = (entry, tensors, prefix, style);

    /// <summary>Reads a file and finds the network in it. The tensors belong to the dispose scope of the caller.</summary>
    /// <param name="path">A safetensors file, or one of <c>torch.save</c>.</param>
    /// <param name="entry">The network.</param>
    /// <exception cref="InvalidDataException">The file is damaged or refused.</exception>
    public static ForeignCheckpoint Read(string path, ModelEntry entry)
    {
        Dictionary<string, Tensor> file = ForeignTensors.Load(path);
        using FeatureModel model = entry.Create(entry.ReferenceClasses);
        string[] wanted = [.. model.state_dict().Keys];
        string prefix = KeyPrefix.Find(file.Keys, wanted);
        Dictionary<string, Tensor> tensors = Behind(prefix, file);
        if (tensors.Keys.Any(wanted.Contains))
        {
            return new ForeignCheckpoint(entry, tensors, prefix, style: "");
        }

        string[] original = [.. file.Keys.Where(key => key.Contains(NVlabsKeys.Mark, StringComparison.Ordinal))];
        if (original.Length == 0)
        {
            return new ForeignCheckpoint(entry, tensors, prefix, style: "");
        }

        prefix = original[0][..original[0].IndexOf(NVlabsKeys.Mark, StringComparison.Ordinal)];
        return new ForeignCheckpoint(entry, NVlabsKeys.Rename(Behind(prefix, file)), prefix, "NVlabs");
    }

    /// <summary>The number of classes that the file's classifier has; null where it has none.</summary>
    public int? Classes =>
        _tensors.TryGetValue(_entry.ClassifierPrefix + "weight", out Tensor? weight) ? checked((int)weight.shape[0]) : null;

    /// <summary>Copies what fits into a network.</summary>
    public ImportResult CopyTo(Module<Tensor, Tensor> model)
    {
        Dictionary<string, Tensor> target = model.state_dict();
        string[] both = [.. target.Keys.Where(_tensors.ContainsKey)];
        ILookup<bool, string> fits = both.ToLookup(key => target[key].shape.SequenceEqual(_tensors[key].shape));
        string[] skipped = [.. target.Keys.Except(fits[true])];
        model.load_state_dict(_tensors.Where(entry => !skipped.Contains(entry.Key)).ToDictionary(), strict: false, skip: skipped);
        return new ImportResult(
            _prefix,
            _style,
            fits[true].Count(),
            fits[true].Sum(key => target[key].numel()),

            // Files from before PyTorch 0.4.1 do not count batches, which matters to nobody.
            [.. target.Keys.Where(key => !_tensors.ContainsKey(key) && !key.EndsWith(Counter, StringComparison.Ordinal))],
            [.. _tensors.Keys.Where(key => !target.ContainsKey(key))],
            [.. fits[false].Select(key => $"{key} is {Shape(_tensors[key])} in the file, {Shape(target[key])} in the network")]);
    }

    private static Dictionary<string, Tensor> Behind(string prefix, Dictionary<string, Tensor> file) => file
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
