using Robotics.Training.Export.Onnx;
using TorchSharp.Modules;

namespace Robotics.Training.Export.Emitters;

/// <summary>Emitters of the modules that every network is made of.</summary>
internal static class TorchEmitters
{
    public static void Register()
    {
        ModuleExporter.Register<Conv2d>((exporter, module, input, path) => exporter.Convolution(path, input, module, null));
        ModuleExporter.Register<Hardswish>((exporter, _, input, path) => exporter.Graph.HardSwish(path, input));
        ModuleExporter.Register<ReLU>((exporter, _, input, path) => exporter.Graph.Relu(path, input));
        ModuleExporter.Register<Identity>((_, _, input, _) => input);
        ModuleExporter.Register<AdaptiveAvgPool2d>(Mean);
        ModuleExporter.Register<Sequential>(Sequence);
    }

    /// <summary>A convolution, with the normalisation behind it folded in.</summary>
    public static OnnxValue Convolution(this ModuleExporter exporter, string path, OnnxValue input, Conv2d conv, BatchNorm2d? norm)
    {
        (long stride, long kernel) = (conv.stride[0], conv.weight.shape[3]);
        bool square = conv.stride[1] == stride && conv.weight.shape[2] == kernel;
        if (!square || conv.padding.Any(side => side != kernel / 2) || conv.dilation.Any(step => step != 1))
        {
            throw new ExportException(
                $"The convolution '{path}' is not square with padding kernel / 2 and dilation 1; no other is exported.");
        }

        FoldedConvolution folded = FoldedConvolution.Of(conv, norm);
        OnnxValue weight = exporter.Graph.Constant(path + ".weight", folded.Weight, folded.Shape);
        OnnxValue? bias = folded.Bias is null ? null : exporter.Graph.Constant(path + ".bias", folded.Bias, folded.Bias.Length);
        return exporter.Graph.Conv(path, input, weight, bias, stride, conv.groups);
    }

    private static OnnxValue Sequence(ModuleExporter exporter, Sequential modules, OnnxValue input, string path)
    {
        for (int i = 0; i < modules.Count; i++)
        {
            string child = ModulePath.Of(path, $"{i}");
            if (modules[i] is Conv2d conv && i + 1 < modules.Count && modules[i + 1] is BatchNorm2d norm)
            {
                input = exporter.Convolution(child, input, conv, norm);
                i++;
                continue;
            }

            input = exporter.Apply(modules[i], input, child);
        }

        return input;
    }

    private static OnnxValue Mean(ModuleExporter exporter, AdaptiveAvgPool2d pool, OnnxValue input, string path) =>
        pool.output_size.All(side => side == 1)
            ? exporter.Graph.GlobalAveragePool(path, input)
            : throw new ExportException($"The pooling '{path}' does not end in one pixel; no other is exported.");
}
