using Robotics.Training.Export.Onnx;
using Robotics.Training.Models.EfficientViT;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export.Emitters;

/// <summary>Emitters of EfficientViT's modules.</summary>
internal static class EfficientViTEmitters
{
    public static void Register()
    {
        ModuleExporter.Register<ConvLayer>(ConvLayer);
        ModuleExporter.Register<DSConv>((exporter, module, input, path) =>
            exporter.Chain(input, path, ("depth_conv", module.depth_conv), ("point_conv", module.point_conv)));
        ModuleExporter.Register<MBConv>((exporter, module, input, path) =>
            exporter.Chain(
                input, path,
                ("inverted_conv", module.inverted_conv), ("depth_conv", module.depth_conv), ("point_conv", module.point_conv)));
        ModuleExporter.Register<FusedMBConv>((exporter, module, input, path) =>
            exporter.Chain(input, path, ("spatial_conv", module.spatial_conv), ("point_conv", module.point_conv)));
        ModuleExporter.Register<ResBlock>((exporter, module, input, path) =>
            exporter.Chain(input, path, ("conv1", module.conv1), ("conv2", module.conv2)));
        ModuleExporter.Register<ResidualBlock>(ResidualBlock);
        ModuleExporter.Register<EfficientViTBlock>((exporter, module, input, path) =>
            exporter.Chain(input, path, ("context_module", module.context_module), ("local_module", module.local_module)));
        ModuleExporter.Register<OpSequential>((exporter, module, input, path) => exporter.Chain(input, path, module.op_list));
        ModuleExporter.Register<LiteMLA>(LiteMlaEmitter.Emit);
        ModuleExporter.Register<UpsampleLayer>(UpsampleLayer);
        ModuleExporter.Register<LinearLayer>(LinearLayer);
        ModuleExporter.Register<ClsHead>((exporter, module, input, path) => exporter.Chain(input, path, module.op_list));
        ModuleExporter.Register<EfficientViTCls>((exporter, model, input, path) => exporter.Apply(
            model.head, Maps(exporter, model.backbone, input, ModulePath.Of(path, "backbone"))[^1], ModulePath.Of(path, "head")));
        ModuleExporter.Register<EfficientViTSeg>((exporter, model, input, path) => SegHead(
            exporter, model.head, Maps(exporter, model.backbone, input, ModulePath.Of(path, "backbone")), ModulePath.Of(path, "head")));
        SplitEmitters.Register<EfficientViTSeg>(
            (exporter, model, input, path) => Maps(exporter, model.backbone, input, path),
            (exporter, model, maps, path) => SegHead(exporter, model.head, maps, path));
    }

    private static OnnxValue Chain(
        this ModuleExporter exporter, OnnxValue input, string path, params (string Name, Module Module)[] children) =>
        children.Aggregate(input, (x, child) => exporter.Apply(child.Module, x, ModulePath.Of(path, child.Name)));

    private static OnnxValue Chain(
        this ModuleExporter exporter, OnnxValue input, string path, ModuleList<Module<Tensor, Tensor>> operations) =>
        exporter.Chain(input, path, [.. operations.Select((child, i) => ($"op_list.{i}", (Module)child))]);

    private static OnnxValue ConvLayer(ModuleExporter exporter, ConvLayer layer, OnnxValue input, string path)
    {
        OnnxValue x = exporter.Convolution(ModulePath.Of(path, "conv"), input, layer.conv, layer.norm);
        return exporter.Activate(layer.Activation, x, path);
    }

    private static OnnxValue Activate(this ModuleExporter exporter, Activation activation, OnnxValue x, string path) => activation switch
    {
        Activation.None => x,
        Activation.Hardswish => exporter.Graph.HardSwish(ModulePath.Of(path, "act"), x),
        Activation.TanhGelu => exporter.Graph.GeluTanh(ModulePath.Of(path, "act"), x),
        _ => throw new ExportException($"The activation {activation} of '{path}' is not exported."),
    };

    private static OnnxValue LinearLayer(ModuleExporter exporter, LinearLayer layer, OnnxValue input, string path)
    {
        OnnxValue flat = input.Shape.Length == 2 ? input
            : exporter.Graph.Reshape(ModulePath.Of(path, "flat"), input, input[0], layer.linear.weight.shape[1]);
        OnnxValue x = exporter.Graph.Linear(ModulePath.Of(path, "linear"), flat, layer.linear);
        x = layer.norm is null ? x : exporter.Graph.LayerNorm(ModulePath.Of(path, "norm"), x, layer.norm);
        return exporter.Activate(layer.Activation, x, path);
    }

    private static OnnxValue ResidualBlock(ModuleExporter exporter, ResidualBlock block, OnnxValue input, string path)
    {
        OnnxValue x = exporter.Apply(block.main, input, ModulePath.Of(path, "main"));
        return block.HasShortcut ? exporter.Graph.Add(ModulePath.Of(path, "shortcut"), x, input) : x;
    }

    /// <summary>Width first: the intermediate then is the smaller one for the right-hand product to read in rows.</summary>
    private static OnnxValue UpsampleLayer(ModuleExporter exporter, UpsampleLayer layer, OnnxValue input, string path)
    {
        (int height, int width) = ((int)input[2], (int)input[3]);
        OnnxValue columns = exporter.Graph.Constant(
            path + ".columns", BicubicMatrix.CreateTransposed(width, layer.Factor), width, width * layer.Factor);
        OnnxValue rows = exporter.Graph.Constant(path + ".rows", BicubicMatrix.Create(height, layer.Factor), height * layer.Factor, height);
        return exporter.Graph.MatMul(path, rows, exporter.Graph.MatMul(path + ".wide", input, columns));
    }

    private static List<OnnxValue> Maps(ModuleExporter exporter, EfficientViTBackbone backbone, OnnxValue image, string path)
    {
        var maps = new List<OnnxValue>();
        foreach ((string name, OpSequential stage) in backbone.OrderedStages)
        {
            maps.Add(exporter.Apply(stage, maps.Count == 0 ? image : maps[^1], ModulePath.Of(path, name)));
        }

        return maps;
    }

    private static OnnxValue SegHead(ModuleExporter exporter, SegHead head, IReadOnlyList<OnnxValue> maps, string path)
    {
        OnnxValue Projected(int index, OnnxValue map) =>
            exporter.Apply(head.input_ops[index], map, ModulePath.Of(path, "input_ops", index));
        OnnxValue fine = exporter.Graph.Add(path + ".fuse_fine", Projected(1, maps[^2]), Projected(2, maps[^3]));
        OnnxValue fused = exporter.Graph.Add(path + ".fuse", Projected(0, maps[^1]), fine);
        OnnxValue middle = exporter.Apply(head.middle, fused, path + ".middle");
        return exporter.Apply(head.output_ops[0], middle, ModulePath.Of(path, "output_ops", 0));
    }
}
