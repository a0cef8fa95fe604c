using Robotics.Vision;

namespace Robotics.Training.Data;

/// <summary>Pictures with a class id for every pixel.</summary>
public interface ISegmentationDataset : IDataset
{
    /// <summary>Names and colours of the class ids in the masks.</summary>
    LabelSet Labels { get; }

    IReadOnlyList<string> IDataset.ClassNames => Labels.Names;
}
