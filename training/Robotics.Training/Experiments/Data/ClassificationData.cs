using Robotics.Training.Data;
using Robotics.Training.Data.Cifar;
using Robotics.Training.Data.Classification;
using Robotics.Training.Data.Continuum;
using Robotics.Training.Data.Loading;
using Robotics.Training.Data.Svhn;
using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Pictures of 32x32 with one class each.</summary>
public sealed record ClassificationData(DataSpec Spec, IDataset Training, IDataset Validation, IDataset Test)
    : RunData(ModelTask.Classification, Training, Validation, Test, Size)
{
    internal const string Continuum = "continuum";
    internal const string Cifar10 = "cifar10";
    internal const string Cifar100 = "cifar100";
    internal const string Svhn = "svhn";

    // The noise is the data set's, the same in every run.
    private const ulong NoiseSeed = 1;

    private static readonly ImageSize Size = new(32, 32);

    public override ImageSize Deployed => Size;

    /// <summary>Opens the data set that a recipe names.</summary>
    public static new ClassificationData Open(DataSpec spec)
    {
        (IClassificationDataset train, IClassificationDataset validation, IClassificationDataset test) =
            spec.Set == Continuum ? Rendered(spec) : Files(spec);
        IClassificationDataset tail = spec.Imbalance > 0 ? new LongTail(train, spec.Imbalance) : train;
        IClassificationDataset noisy = spec.LabelNoise > 0 ? new LabelNoise(tail, spec.LabelNoise, NoiseSeed) : tail;
        return new ClassificationData(spec, noisy, validation, test);
    }

    public override LoaderOptions Loading(int batch, ulong seed) => new ClassificationLoaderOptions
    {
        Size = Picture, BatchSize = batch, Seed = seed, Shift = Spec.Shift, FlipProbability = Spec.Flip,
    };

    public override IValidator Validate(IDataset dataset, int stride, Device device) =>
        new ClassificationValidator(dataset, Picture, device);

    private static (IClassificationDataset Train, IClassificationDataset Validation, IClassificationDataset Test) Rendered(DataSpec spec) =>
        (
        new ContinuumDataset(ContinuumSplit.Train, spec.Train),
        new ContinuumDataset(ContinuumSplit.Validation, spec.Validation),
        new ContinuumDataset(ContinuumSplit.Test, spec.Test));

    // The last training samples are held out to choose by.
    private static (IClassificationDataset Train, IClassificationDataset Validation, IClassificationDataset Test) Files(DataSpec spec)
    {
        string folder = spec.Folder
            ?? throw new ExperimentException(
                $"{spec.Set} is read from files: name their folder in data.folder (see docs/distillation.md).");
        IClassificationDataset all = Open(spec.Set, folder, test: false);
        if (spec.Train + spec.Validation > all.Count)
        {
            throw new ExperimentException(
                $"data.train and data.validation together are {spec.Train + spec.Validation} samples, but {folder} "
                    + $"has {all.Count} to train.");
        }

        return (
            Subset.Range(all, 0, spec.Train),
            Subset.Range(all, all.Count - spec.Validation, spec.Validation),
            Subset.Range(Open(spec.Set, folder, test: true), 0, spec.Test));
    }

    private static IClassificationDataset Open(string set, string folder, bool test) => set switch
    {
        Svhn => SvhnDataset.Open(folder, test),
        Cifar10 => CifarDataset.Open(folder, CifarKind.Cifar10, test),
        _ => CifarDataset.Open(folder, CifarKind.Cifar100, test),
    };
}
