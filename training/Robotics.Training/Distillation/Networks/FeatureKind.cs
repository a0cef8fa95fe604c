namespace Robotics.Training.Distillation;

/// <summary>Which feature maps a method wants to see.</summary>
public enum FeatureKind
{
    /// <summary>The results of the stages.</summary>
    Stages,

    /// <summary>The results of the stages before the non-linearity that ends them, where the network has one.</summary>
    BeforeActivation,

    /// <summary>What the network's head reads.</summary>
    HeadInputs,
}
