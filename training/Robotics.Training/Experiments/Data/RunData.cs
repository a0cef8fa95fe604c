using Robotics.Training.Data;
using Robotics.Training.Data.Loading;
using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Data sets of a run, with what the two tasks do differently.</summary>
/// <param name="Task">What is told: a class for a picture or for every pixel.</param>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To choose by.</param>
/// <param name="Test">To report.</param>
/// <param name="Picture">Size of what the network sees in training.</param>
public abstract record RunData(ModelTask Task, IDataset Training, IDataset Validation, IDataset Test, ImageSize Picture)
{
    /// <summary>Number of classes.</summary>
    public int Classes => Training.ClassNames.Count;

    /// <summary>Size of what the network sees when it is deployed, by which its cost is counted.</summary>
    public abstract ImageSize Deployed { get; }

    /// <summary>Opens the data sets that a recipe names.</summary>
    /// <exception cref="ExperimentException">There is no such set.</exception>
    /// <exception cref="DatasetException">Files are missing or broken.</exception>
    public static RunData Open(DataSpec spec) => spec.Set switch
    {
        ClassificationData.Continuum or ClassificationData.Cifar10 or ClassificationData.Cifar100 or ClassificationData.Svhn =>
            ClassificationData.Open(spec),
        SegmentationData.StreetScenes => SegmentationData.Open(spec),
        _ => throw new ExperimentException(
            $"There is no data set \"{spec.Set}\"; choose one of {ClassificationData.Continuum}, {ClassificationData.Cifar10}, "
            + $"{ClassificationData.Cifar100}, {ClassificationData.Svhn}, {SegmentationData.StreetScenes}."),
    };

    /// <summary>How training batches are made.</summary>
    public abstract LoaderOptions Loading(int batch, ulong seed);

    /// <summary>Measures networks of that output stride on a data set.</summary>
    public abstract IValidator Validate(IDataset dataset, int stride, Device device);
}
