namespace Robotics.Training.Data.Continuum;

/// <summary>Parts of <see cref="ContinuumDataset"/> that share no picture.</summary>
public enum ContinuumSplit
{
    /// <summary>To learn from.</summary>
    Train,

    /// <summary>To choose settings by.</summary>
    Validation,

    /// <summary>To report.</summary>
    Test,
}
