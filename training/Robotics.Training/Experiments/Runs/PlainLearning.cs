using Robotics.Training.Distillation;
using Robotics.Training.Models;
using Robotics.Training.Models.Cifar;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Ways of learning from the labels alone, with one network.</summary>
internal sealed class PlainLearning(RunSpec spec, RunData data, LabelLoss loss)
{
    /// <summary>The cross-entropy and nothing else; with auxiliary heads theirs too.</summary>
    public Learner Plainly(FeatureModel student) => new(
        student, student is AuxiliaryModel auxiliary ? new AuxiliaryObjective(auxiliary, loss) : new SupervisedObjective(student, loss));

    /// <summary>With branches that tell by how much a picture was turned.</summary>
    public Learner WithPretexts(FeatureModel student)
    {
        SelfSupervisionOptions options = LearnerFactory.Options(spec.Options, new SelfSupervisionOptions());
        var branches = new PretextBranches(Maps(student), data.Task == ModelTask.Classification ? data.Classes : 0, options);
        return new Learner(student, new SelfSupervisedObjective(student, branches, options.Weight, loss)) { Companion = branches };
    }

    /// <summary>With a copy at the end of every cycle of the learning rate; together they are an ensemble.</summary>
    public Learner WithSnapshots(FeatureModel student)
    {
        SnapshotOptions options = LearnerFactory.Options(spec.Options, new SnapshotOptions());
        options.Validate(spec.Training.Steps);
        ModuleList<FeatureModel> snapshots = nn.ModuleList(
            Enumerable.Range(0, options.Cycles).Select(_ => spec.Student.Create(data.Task, data.Classes)).ToArray());
        snapshots.Freeze();
        snapshots.eval();
        var course = new CyclicSchedule(1, spec.Training.Steps, options.Cycles);
        return new Learner(student, new SnapshotObjective(student, snapshots, course.FirstStep, loss))
        {
            Companion = snapshots,
            Others = [($"ensemble of {options.Cycles}", new AveragedNetwork(snapshots))],
            Schedule = (peak, steps) => new CyclicSchedule(peak, steps, options.Cycles),
        };
    }

    private IReadOnlyList<(string Name, long Channels)> Maps(FeatureModel network)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        network.eval();
        FeatureTaps taps = network.Features(zeros([1, 3, data.Picture.Height, data.Picture.Width]));
        network.train();
        return [.. NetworkTaps.MapNames(taps).Select(name => (name, taps[name].shape[1]))];
    }
}
