using Robotics.Vision;

namespace Robotics.Training.Data;

/// <summary>Pictures with a class id for every pixel. Sample <c>i</c> is the same however often and from wherever it is read.</summary>
public interface ISegmentationDataset
{
    /// <summary>Short name for manifests and logs.</summary>
    string Name { get; }

    /// <summary>Names and colours of the class ids in the masks.</summary>
    LabelSet Labels { get; }

    int Count { get; }

    /// <summary>Opens a reader with its own scratch memory; one thread uses it at a time.</summary>
    ISampleReader OpenReader();
}
