using TorchSharp.Modules;

namespace TorchSharp;

internal static class GradientLists
{
    /// <summary>The parameters that have a gradient, and their gradients.</summary>
    public static (Parameter[] Parameters, torch.Tensor[] Gradients) Of(IReadOnlyList<Parameter> parameters)
    {
        List<Parameter> found = new(parameters.Count);
        List<torch.Tensor> gradients = new(parameters.Count);
        foreach (var parameter in parameters)
        {
            if (parameter.grad is not { } gradient) continue;
            found.Add(parameter);
            gradients.Add(gradient);
        }
        return ([.. found], [.. gradients]);
    }
}
