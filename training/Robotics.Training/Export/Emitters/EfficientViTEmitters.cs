using Robotics.Training.Export.Onnx;
using Robotics.Training.Models.EfficientViT;
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
        ModuleExporter.Register<OpSequential>((exporter, module, input, path) =>
            exporter.Chain(input, path, [.. module.op_list.Select((child, i) => ($"op_list.{i}", child))]));
        ModuleExporter.Register<LiteMLA>(LiteMlaEmitter.Emit);
        ModuleExporter.Register<UpsampleLayer>(UpsampleLayer);
        ModuleExporter.Register<EfficientViTSeg>(EfficientViTSeg);
    }

    private static OnnxValue Chain(
        this ModuleExporter exporter, OnnxValue input, string path, params (string Name, Module Module)[] children) =>
        children.Aggregate(input, (x, child) => exporter.Apply(child.Module, x, ModulePath.Of(path, child.Name)));

    private static OnnxValue ConvLayer(ModuleExporter exporter, ConvLayer layer, OnnxValue input, string path)
    {
        OnnxValue x = exporter.Convolution(ModulePath.Of(path, "conv"), input, layer.conv, layer.norm);
        return layer.Activation switch
        {
            Activation.None => x,
            Activation.Hardswish => exporter.Graph.HardSwish(ModulePath.Of(path, "act"), x),
            Activation.TanhGelu => exporter.Graph.GeluTanh(ModulePath.Of(path, "act"), x),
            _ => throw new ExportException($"The activation {layer.Activation} of '{path}' is not exported."),
        };
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

    private static OnnxValue EfficientViTSeg(ModuleExporter exporter, EfficientViTSeg model, OnnxValue input, string path)
    {
        var features = new List<OnnxValue>();
        foreach ((string name, OpSequential stage) in model.backbone.OrderedStages)
        {
            features.Add(exporter.Apply(stage, features.Count == 0 ? input : features[^1], ModulePath.Of(path, "backbone." + name)));
        }

        string head = ModulePath.Of(path, "head");
        OnnxValue Projected(int index, OnnxValue feature) =>
            exporter.Apply(model.head.input_ops[index], feature, ModulePath.Of(head, "input_ops", index));
        OnnxValue fine = exporter.Graph.Add(head + ".fuse_fine", Projected(1, features[3]), Projected(2, features[2]));
        OnnxValue fused = exporter.Graph.Add(head + ".fuse", Projected(0, features[4]), fine);
        OnnxValue middle = exporter.Apply(model.head.middle, fused, head + ".middle");
        return exporter.Apply(model.head.output_ops[0], middle, ModulePath.Of(head, "output_ops", 0));
    }
}
