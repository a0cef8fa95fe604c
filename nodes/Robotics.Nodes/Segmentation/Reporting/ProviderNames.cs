using Robotics.Inference;

namespace Robotics.Nodes.Segmentation.Reporting;

internal static class ProviderNames
{
    /// <summary>The provider as messages and reports name it.</summary>
    public static string Of(ExecutionProvider provider) => provider switch
    {
        ExecutionProvider.Cuda => "cuda",
        ExecutionProvider.TensorRt => "tensorrt",
        _ => "cpu",
    };
}
