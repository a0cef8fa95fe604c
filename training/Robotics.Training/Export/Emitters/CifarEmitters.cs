using Robotics.Training.Export.Onnx;
using Robotics.Training.Models.Cifar;

namespace Robotics.Training.Export.Emitters;

/// <summary>Emitters of the residual networks for small pictures.</summary>
internal static class CifarEmitters
{
    public static void Register()
    {
        ModuleExporter.Register<BasicBlock>(BasicBlock);
        ModuleExporter.Register<CifarResNet>((exporter, network, image, path) =>
            Head(exporter, network, Encoder(exporter, network, image, path), path));
        SplitEmitters.Register<CifarResNet>(Encoder, Head);
    }

    private static OnnxValue BasicBlock(ModuleExporter exporter, BasicBlock block, OnnxValue input, string path)
    {
        OnnxValue x = exporter.Convolution(ModulePath.Of(path, "conv1"), input, block.conv1, block.bn1);
        x = exporter.Graph.Relu(ModulePath.Of(path, "relu1"), x);
        x = exporter.Convolution(ModulePath.Of(path, "conv2"), x, block.conv2, block.bn2);
        OnnxValue around = (block.downsample ?? block.shortcut) is { } projection
            ? exporter.Apply(projection, input, ModulePath.Of(path, "projection"))
            : input;
        return exporter.Graph.Relu(ModulePath.Of(path, "relu2"), exporter.Graph.Add(ModulePath.Of(path, "sum"), x, around));
    }

    private static IReadOnlyList<OnnxValue> Encoder(ModuleExporter exporter, CifarResNet network, OnnxValue image, string path)
    {
        OnnxValue stem = exporter.Convolution(ModulePath.Of(path, "conv1"), image, network.conv1, network.bn1);
        stem = exporter.Graph.Relu(ModulePath.Of(path, "relu"), stem);
        OnnxValue first = exporter.Apply(network.layer1, stem, ModulePath.Of(path, "layer1"));
        OnnxValue second = exporter.Apply(network.layer2, first, ModulePath.Of(path, "layer2"));
        return [first, second, exporter.Apply(network.layer3, second, ModulePath.Of(path, "layer3"))];
    }

    private static OnnxValue Head(ModuleExporter exporter, CifarResNet network, IReadOnlyList<OnnxValue> maps, string path)
    {
        OnnxValue mean = exporter.Graph.GlobalAveragePool(ModulePath.Of(path, "pool"), maps[^1]);
        OnnxValue features = exporter.Graph.Reshape(ModulePath.Of(path, "flat"), mean, mean[0], mean[1]);
        return exporter.Graph.Linear(ModulePath.Of(path, "fc"), features, network.fc);
    }
}
