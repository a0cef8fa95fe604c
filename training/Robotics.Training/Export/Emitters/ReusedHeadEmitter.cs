using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Connectors;
using Robotics.Training.Export.Onnx;

namespace Robotics.Training.Export.Emitters;

/// <summary>Emits one network's encoder with another's head and the projectors between them.</summary>
internal static class ReusedHeadEmitter
{
    public static void Register()
    {
        ModuleExporter.Register<ReuseProjector>((exporter, projector, input, path) =>
            exporter.Apply(projector.transfer, input, ModulePath.Of(path, nameof(projector.transfer))));
        ModuleExporter.Register<ReusedHeadNetwork>(Emit);
    }

    private static OnnxValue Emit(ModuleExporter exporter, ReusedHeadNetwork network, OnnxValue input, string path)
    {
        IReadOnlyList<OnnxValue> maps = exporter.Encode(network.Student, input, ModulePath.Of(path, "encoder"));
        var read = new OnnxValue[network.projectors.Count];
        for (int i = 0; i < read.Length; i++)
        {
            string name = ModulePath.Of(path, "projectors", i);
            OnnxValue map = exporter.Graph.AveragePool(name + ".pool", maps[maps.Count - read.Length + i], network.Pooling[i]);
            read[i] = exporter.Apply(network.projectors[i], map, name);
        }

        return exporter.Decode(network.Teacher, read, ModulePath.Of(path, "head"));
    }
}
