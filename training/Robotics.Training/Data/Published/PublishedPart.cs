namespace Robotics.Training.Data.Published;

/// <summary>A part of a published data set.</summary>
internal enum PublishedPart
{
    /// <summary>To train on.</summary>
    Training,

    /// <summary>To measure on.</summary>
    Validation,
}
