using Robotics.Training.Export.Onnx;
using Robotics.Training.Models;

namespace Robotics.Training.Export.Emitters;

/// <summary>Emits the two parts of a network on their own, so that one network's head can stand behind another's encoder.</summary>
internal static class SplitEmitters
{
    private static readonly Dictionary<Type, Parts> Emitters = [];

    private delegate IReadOnlyList<OnnxValue> Encoder(ModuleExporter exporter, ISplitNetwork network, OnnxValue image, string path);

    private delegate OnnxValue Head(ModuleExporter exporter, ISplitNetwork network, IReadOnlyList<OnnxValue> maps, string path);

    /// <summary>An image to the encoder's maps, shallow to deep, the ones that its own head reads last.</summary>
    /// <exception cref="ExportException">There is no emitter for the network's type.</exception>
    public static IReadOnlyList<OnnxValue> Encode(this ModuleExporter exporter, ISplitNetwork network, OnnxValue image, string path) =>
        Of(network).Encoder(exporter, network, image, path);

    /// <summary>The maps that the head reads, shallow to deep, to logits.</summary>
    /// <exception cref="ExportException">There is no emitter for the network's type.</exception>
    public static OnnxValue Decode(this ModuleExporter exporter, ISplitNetwork network, IReadOnlyList<OnnxValue> maps, string path) =>
        Of(network).Head(exporter, network, maps, path);

    public static void Register<TNetwork>(
        Func<ModuleExporter, TNetwork, OnnxValue, string, IReadOnlyList<OnnxValue>> encoder,
        Func<ModuleExporter, TNetwork, IReadOnlyList<OnnxValue>, string, OnnxValue> head)
        where TNetwork : ISplitNetwork =>
        Emitters.Add(typeof(TNetwork), new Parts(
            (exporter, network, image, path) => encoder(exporter, (TNetwork)network, image, path),
            (exporter, network, maps, path) => head(exporter, (TNetwork)network, maps, path)));

    private static Parts Of(ISplitNetwork network) => Emitters.TryGetValue(network.GetType(), out Parts? parts)
        ? parts
        : throw new ExportException($"The ONNX exporter does not know the parts of a {network.GetType().Name}.");

    private sealed record Parts(Encoder Encoder, Head Head);
}
