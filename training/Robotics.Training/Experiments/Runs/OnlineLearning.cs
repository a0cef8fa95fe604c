using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using Robotics.Training.Distillation.Online;
using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Experiments;

/// <summary>Ways of learning in company, without a trained teacher.</summary>
internal sealed class OnlineLearning(RunSpec spec, RunData data, LabelLoss loss)
{
    private const int GateSharedStages = 2;
    private const int EnsembleSharedStages = 1;

    /// <summary>A twin with other initial weights.</summary>
    public Learner WithTwin(FeatureModel student)
    {
        FeatureModel twin = spec.Student.Create(data.Task, data.Classes);
        NetworkShape shape = NetworkTaps.Shape(student, data.Picture.Height, data.Picture.Width, FeatureKind.Stages);
        Distiller distiller = MutualLearning.Method.Create(
            new Pairing(shape, shape), LearnerFactory.Options(spec.Options, MutualLearning.Method.Defaults));
        return new Learner(student, new MutualObjective(student, twin, distiller, loss)) { Companion = twin, Others = [("twin", twin)] };
    }

    /// <summary>Students with common first stages; the given one is the first.</summary>
    public Learner Branched(FeatureModel student)
    {
        var first = student as IBranchingNetwork
            ?? throw new PairingException($"{spec.Method} shares the first stages of its students, which {spec.Student} cannot do.");
        return spec.Method == ExperimentMethods.OnlineEnsemble ? Widths(student, first) : Gated(student, first);
    }

    private Learner Gated(FeatureModel student, IBranchingNetwork first)
    {
        OneOptions options = LearnerFactory.Options(spec.Options, new OneOptions());
        FeatureModel[] siblings = [.. Enumerable.Range(1, options.Branches - 1).Select(_ => first.CreateSibling(GateSharedStages, 1))];
        IBranchingNetwork[] all = [first, .. siblings.Cast<IBranchingNetwork>()];
        Module<Tensor, Tensor> trunk = first.Trunk(GateSharedStages);
        var ensemble = new GateEnsemble(
            trunk, all.Select(network => (Module<Tensor, Tensor>)Sequential(network.Body(GateSharedStages), network.Classifier)),
            Channels(trunk));
        return new Learner(student, new GateObjective(ensemble, options.Loss, loss))
        {
            Companion = ensemble,
            Others = [.. siblings.Select((network, i) => ($"branch {i + 2}", (Module<Tensor, Tensor>)network)), ("ensemble", ensemble)],
        };
    }

    private Learner Widths(FeatureModel student, IBranchingNetwork first)
    {
        EnsembleOptions options = LearnerFactory.Options(spec.Options, new EnsembleOptions());
        FeatureModel[] siblings = [.. Enumerable.Range(1, options.Students - 1).Select(i =>
            first.CreateSibling(EnsembleSharedStages, (double)(options.Students - i) / options.Students))];
        IBranchingNetwork[] all = [first, .. siblings.Cast<IBranchingNetwork>()];
        Module<Tensor, Tensor> trunk = first.Trunk(EnsembleSharedStages);
        var ensemble = new OnlineEnsemble(trunk, [.. all.Select(network => Branch(trunk, network))], options.Loss);
        return new Learner(student, new EnsembleObjective(ensemble, loss))
        {
            Companion = ensemble,
            Others = [.. siblings.Select((network, i) => ($"student {i + 2}", (Module<Tensor, Tensor>)network))],
        };
    }

    private OnlineStudent Branch(Module<Tensor, Tensor> trunk, IBranchingNetwork network)
    {
        Module<Tensor, Tensor> body = network.Body(EnsembleSharedStages);
        return new OnlineStudent(body, network.Classifier, Channels(Sequential(trunk, body)));
    }

    private long Channels(Module<Tensor, Tensor> module)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        module.eval();
        long channels = module.call(zeros([1, 3, data.Picture.Height, data.Picture.Width])).shape[1];
        module.train();
        return channels;
    }
}
