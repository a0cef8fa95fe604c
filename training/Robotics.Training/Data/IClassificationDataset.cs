namespace Robotics.Training.Data;

/// <summary>Pictures with one class each. Readers leave the mask of a sample alone and set its label.</summary>
public interface IClassificationDataset : IDataset
{
    /// <summary>The label of a sample, without reading its picture.</summary>
    int LabelOf(int index);
}
