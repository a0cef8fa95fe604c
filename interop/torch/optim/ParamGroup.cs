namespace TorchSharp.Modules;

/// <summary>Parameters that an optimizer treats alike.</summary>
public abstract class ParamGroup : torch.optim.ILearningRateController
{
    private protected ParamGroup(IEnumerable<Parameter> parameters, OptimizerOptions options)
    {
        Parameters = [.. parameters];
        Options = options;
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public OptimizerOptions Options { get; }

    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
