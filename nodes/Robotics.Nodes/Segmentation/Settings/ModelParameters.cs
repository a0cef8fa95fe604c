using Robotics.Inference;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>The parameters that a model is loaded by. Changing one of them loads it anew, beside the one at work.</summary>
internal sealed class ModelParameters
{
    private readonly RosParameter<string> _model;
    private readonly ChoiceParameter<ExecutionProvider> _provider;
    private readonly RosParameter<int> _device;
    private readonly ChoiceParameter<ProviderFallback> _fallback;
    private readonly RosParameter<int> _threads;
    private readonly ChoiceParameter<SelfCheckPolicy> _selfCheck;

    /// <exception cref="RosArgumentException">The ROS arguments give a parameter a value that is refused.</exception>
    public ModelParameters(RosParameters parameters)
    {
        _model = parameters.Declare("model", "", new ParameterOptions<string>
        {
            Description = "Model file: .onnx with a manifest, or with a <model>.yaml beside it. "
                + "Empty for the model that comes with the node.",
        });
        _provider = new(parameters, "provider", "Where the model runs.");
        _device = parameters.Declare("device", 0, new ParameterOptions<int>
        {
            Description = "GPU ordinal.",
            Range = ParameterRange.Integers(0, 255),
        });
        _fallback = new(parameters, "fallback", "What to do where the provider cannot be had: none refuses, cpu runs there and says so.");
        _threads = parameters.Declare("threads", 0, new ParameterOptions<int>
        {
            Description = "Threads of one inference, 0 for one a core.",
            Range = ParameterRange.Integers(0, 1024),
        });
        _selfCheck = new(parameters, "self_check", "What follows from a failed self-check of the model.");
    }

    /// <summary>The values in force.</summary>
    public ModelSettings Current => After([]);

    /// <summary>Whether a change concerns any of the parameters.</summary>
    public bool Concerns(RosParameterChange change) =>
        change.Name == _model.Name || change.Name == _provider.Name || change.Name == _device.Name
        || change.Name == _fallback.Name || change.Name == _threads.Name || change.Name == _selfCheck.Name;

    /// <summary>The values after changes that are allowed.</summary>
    public ModelSettings After(IReadOnlyList<RosParameterChange> changes)
    {
        string model = _model.After(changes);
        return new ModelSettings(
            model.Length > 0 ? model : ShippedModels.PathOf(ShippedModels.Int8),
            new ProviderOptions
            {
                Provider = _provider.After(changes),
                Device = _device.After(changes),
                Fallback = _fallback.After(changes),
                Threads = _threads.After(changes),
            },
            _selfCheck.After(changes));
    }
}
