using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Online;

/// <summary>
/// Students of falling width on a shared block. The widest one is the pseudo-teacher of the others' maps, and the weighted sum of all
/// logits teaches every student.
/// </summary>
public sealed class OnlineEnsemble : Module
{
    private readonly Module<Tensor, Tensor> shared;
    private readonly ModuleList<OnlineStudent> students;
    private readonly ModuleList<Conv2d> connectors;
    private readonly OnlineEnsembleOptions _options;
    private readonly double[] _shares;

    /// <param name="shared">Images to the maps that all students read.</param>
    /// <param name="students">The students, the pseudo-teacher first.</param>
    /// <param name="options">Weights and temperature.</param>
    public OnlineEnsemble(Module<Tensor, Tensor> shared, IReadOnlyList<OnlineStudent> students, OnlineEnsembleOptions options)
        : base(nameof(OnlineEnsemble))
    {
        options.Validate();
        double[] weights = options.StudentWeights?.ToArray() ?? [.. students.Select(_ => 1.0)];
        if (students.Count < 2 || weights.Length != students.Count)
        {
            throw new PairingException(
                $"An online ensemble has two students or more and a weight for each, not {students.Count} students and "
                    + $"{weights.Length} weights.");
        }

        _options = options;
        _shares = [.. weights.Select(weight => weight / weights.Sum())];
        this.shared = shared;
        this.students = ModuleList([.. students]);
        connectors = ModuleList([.. students.Skip(1).Select(student => Conv2d(student.Channels, students[0].Channels, 1))]);
        RegisterComponents();
    }

    /// <summary>One student with the shared block: images to logits. It shares its parameters with the ensemble.</summary>
    public Module<Tensor, Tensor> Deployed(int student) => Sequential(shared, students[student]);

    /// <summary>Logits and maps of every student.</summary>
    public OnlineOutput Predict(Tensor images)
    {
        Tensor input = shared.call(images);
        Tensor[] features = [.. students.Select(student => student.Features(input))];
        Tensor[] logits = [.. students.Select((student, i) => student.Classify(features[i]))];
        Tensor ensemble = logits.Zip(_shares, (student, share) => student * share).Aggregate((sum, student) => sum + student);
        return new OnlineOutput(logits, ensemble) { Features = features };
    }

    /// <summary>The loss of a batch, each term a mean over the students. Only the returned tensors outlive the call.</summary>
    public DistillationLoss Loss(OnlineOutput output, Tensor labels, LabelLoss labelLoss)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor target = output.Ensemble.detach(), teacher = output.Features[0].detach();
        double scale = _options.Temperature * _options.Temperature;
        Tensor crossEntropy = Mean(output.Logits.Select(logits => labelLoss.Compute(logits, labels)));
        Tensor intermediate = Mean(output.Features.Skip(1).Select((map, i) => Difference(connectors[i], map, teacher)));
        Tensor divergence = Mean(output.Logits.Select(logits => Divergence.Kl(logits, target, _options.Temperature) * scale));
        LossTerm[] terms =
        [
            new("cross_entropy", crossEntropy, _options.CrossEntropyWeight),
            new("intermediate", intermediate, _options.IntermediateWeight),
            new("kl", divergence, _options.Weight),
        ];
        Tensor total = terms.Select(term => term.Value * term.Weight).Aggregate((sum, term) => sum + term);
        scope.MoveToOuter(terms.Select(term => term.Value));
        return new DistillationLoss(total.MoveToOuterDisposeScope(), terms);
    }

    private static Tensor Difference(Conv2d connector, Tensor student, Tensor teacher)
    {
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        return functional.mse_loss(connector.call(student), teacher);
    }

    private static Tensor Mean(IEnumerable<Tensor> losses) => stack(losses).mean();
}
