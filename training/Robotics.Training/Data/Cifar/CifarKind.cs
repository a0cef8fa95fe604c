namespace Robotics.Training.Data.Cifar;

/// <summary>The two data sets of <see cref="CifarDataset"/>.</summary>
public enum CifarKind
{
    /// <summary>Ten classes; data_batch_1.bin to data_batch_5.bin and test_batch.bin.</summary>
    Cifar10,

    /// <summary>A hundred classes; train.bin and test.bin.</summary>
    Cifar100,
}
