using Robotics.Training.Export.Emitters;
using Robotics.Training.Export.Onnx;
using Robotics.Vision;
using static Robotics.Training.Export.Onnx.Proto.TensorProto.Types;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export;

/// <summary>
/// Walks a tree of modules and appends each module's operators to a graph, in evaluation mode. Node names are the modules' paths.
/// </summary>
public sealed class ModuleExporter
{
    private static readonly Dictionary<Type, Emit> Emitters = [];

    static ModuleExporter()
    {
        TorchEmitters.Register();
        EfficientViTEmitters.Register();
        SegFormerEmitter.Register();
        CifarEmitters.Register();
        ReusedHeadEmitter.Register();
    }

    /// <param name="graph">Receives the operators.</param>
    public ModuleExporter(OnnxGraph graph)
    {
        Graph = graph;
    }

    private delegate OnnxValue Emit(ModuleExporter exporter, Module module, OnnxValue input, string path);

    /// <summary>The graph under construction.</summary>
    public OnnxGraph Graph { get; }

    /// <summary>The same for images that come normalised.</summary>
    /// <exception cref="ExportException">The model contains a module that has no emitter, or does not fit the precision.</exception>
    public static OnnxGraph Export(string name, Module model, int height, int width, ExportOptions? options = null) =>
        Export(name, model, new ManifestInput(height, width, [0, 0, 0], [1, 1, 1]), options);

    /// <summary>
    /// The whole graph of a model: input <c>image</c>, normalised floats [N, 3, height, width] or bytes [N, height, width, 3]; output
    /// <c>logits</c>, or a mask: <c>labels</c>, class ids as bytes [N, height, width], of the logits enlarged bilinearly as the node
    /// enlarges them.
    /// </summary>
    /// <exception cref="ExportException">The model contains a module that has no emitter, or does not fit the precision.</exception>
    public static OnnxGraph Export(string name, Module model, ManifestInput input, ExportOptions? options = null)
    {
        options ??= new ExportOptions();
        var graph = new OnnxGraph(name, options.Precision == ExportPrecision.Fp16 ? DataType.Float16 : DataType.Float);
        OnnxValue image = graph.Cast("image_half", GraphInput.Declare(graph, input, options), graph.Precision);
        OnnxValue scores = graph.Cast("logits_float", new ModuleExporter(graph).Apply(model, image, ""), DataType.Float);
        graph.Output(options.Labels
            ? graph.ArgMaxBytes("labels", graph.ResizeLinear("enlarged", scores, input.Height, input.Width))
            : graph.Node("Identity", "logits", scores.Shape, [scores]));
        return graph;
    }

    /// <summary>Appends one module.</summary>
    /// <param name="module">What to apply.</param>
    /// <param name="input">What to apply it to.</param>
    /// <param name="path">The module's path in the model.</param>
    /// <exception cref="ExportException">There is no emitter for the module's type.</exception>
    public OnnxValue Apply(Module module, OnnxValue input, string path) =>
        Emitters.TryGetValue(module.GetType(), out Emit? emit)
            ? emit(this, module, input, path)
            : throw new ExportException($"The module '{path}' is a {module.GetType().Name}, which the ONNX exporter does not know.");

    internal static void Register<TModule>(Func<ModuleExporter, TModule, OnnxValue, string, OnnxValue> emit)
        where TModule : Module =>
        Emitters.Add(typeof(TModule), (exporter, module, input, path) => emit(exporter, (TModule)module, input, path));
}
