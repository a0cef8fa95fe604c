using static TorchSharp.torch.nn;

namespace Robotics.Training.Models;

/// <summary>Some modules of a network as a module of their own, under the keys that they have there.</summary>
internal sealed class Part<TInput, TOutput> : Module<TInput, TOutput>
{
    private readonly Func<TInput, TOutput> _forward;

    /// <param name="forward">The forward pass through the modules.</param>
    /// <param name="modules">The modules with their keys.</param>
    public Part(Func<TInput, TOutput> forward, params ReadOnlySpan<(string Key, Module Module)> modules) : base(nameof(Part<,>))
    {
        _forward = forward;
        foreach ((string key, Module module) in modules)
        {
            register_module(key, module);
        }
    }

    public override TOutput forward(TInput input) => _forward(input);
}
