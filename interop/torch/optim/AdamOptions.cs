namespace TorchSharp.Modules;

/// <summary>Options of a group in Adam and its kin.</summary>
public abstract class AdamOptions : OptimizerOptions
{
    public double? beta1 { get; set; }

    public double? beta2 { get; set; }

    public double? eps { get; set; }

    public double? weight_decay { get; set; }

    public bool? amsgrad { get; set; }

    public bool? maximize { get; set; }
}
