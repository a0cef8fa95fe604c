namespace TorchSharp.Modules;

/// <summary>A group of parameters with the options of one optimizer.</summary>
public abstract class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    private protected ParamGroup(IEnumerable<Parameter> parameters, TOptions options) : base(parameters, options)
    {
    }

    public new TOptions Options => (TOptions)base.Options;
}
