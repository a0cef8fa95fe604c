using Robotics.Training.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>The branches at a network's feature maps. They are thrown away when the network is trained.</summary>
public sealed class PretextBranches : Module
{
    private const long Width = 64;
    private const int UsualMaps = 4;

    private readonly ModuleList<Sequential> branches;
    private readonly (string Map, Pretext Pretext)[] _places;

    /// <param name="maps">Names and channels of the network's feature maps, shallow to deep.</param>
    /// <param name="classes">Classes of the network; 0 where they are those of pixels.</param>
    /// <param name="options">Where the branches are and what they tell.</param>
    /// <exception cref="PairingException">A map does not exist, or a pretext does not fit the task.</exception>
    public PretextBranches(IReadOnlyList<(string Name, long Channels)> maps, int classes, SelfSupervisionOptions options)
        : base(nameof(PretextBranches))
    {
        options.Validate();
        IReadOnlyList<string> placement = options.Placement ?? [.. maps.TakeLast(UsualMaps).Select(map => map.Name)];
        IReadOnlyList<Pretext> pretexts = options.Pretexts
            ?? (classes > 0 ? [Pretext.Rotation, Pretext.Joint] : [Pretext.Rotation, Pretext.DenseRotation]);
        if (placement.FirstOrDefault(name => !maps.Any(map => map.Name == name)) is { } unknown)
        {
            throw new PairingException(
                $"The teacher has no feature map {unknown}, only {string.Join(", ", maps.Select(map => map.Name))}.");
        }

        if (classes == 0 && pretexts.Contains(Pretext.Joint))
        {
            throw new PairingException(
                "The pretext joint tells a picture's class, but in segmentation it has none; take rotation or dense-rotation.");
        }

        _places = [.. from name in placement from pretext in pretexts select (name, pretext)];
        branches = ModuleList(
            [.. _places.Select(place => Branch(maps.First(map => map.Name == place.Map).Channels, place.Pretext, classes))]);
        RegisterComponents();
    }

    /// <summary>Number of branches.</summary>
    public int Count => branches.Count;

    /// <summary>The mean loss of the branches.</summary>
    /// <param name="maps">Feature maps of the turned pictures.</param>
    /// <param name="turns">Quarters by which each was turned (int64), (N).</param>
    /// <param name="labels">Class of each (int64), (N); read by the pretext joint only.</param>
    public Tensor Loss(FeatureTaps maps, Tensor turns, Tensor labels) =>
        stack(_places.Select((place, i) => Loss(branches[i].call(maps[place.Map]), place.Pretext, turns, labels))).mean();

    private static Tensor Loss(Tensor logits, Pretext pretext, Tensor turns, Tensor labels) => pretext switch
    {
        Pretext.Joint => functional.cross_entropy(logits, labels * Rotations.Count + turns),
        Pretext.DenseRotation => functional.cross_entropy(
            logits, turns.reshape(-1, 1, 1).expand(turns.shape[0], logits.shape[2], logits.shape[3])),
        _ => functional.cross_entropy(logits, turns),
    };

    private static Sequential Branch(long channels, Pretext pretext, int classes)
    {
        long outputs = pretext == Pretext.Joint ? Rotations.Count * classes : Rotations.Count;
        Module<Tensor, Tensor>[] body =
        [
            Conv2d(channels, Width, 3, stride: 2, padding: 1, bias: false), BatchNorm2d(Width), ReLU(),
            Conv2d(Width, Width, 3, padding: 1, bias: false), BatchNorm2d(Width), ReLU(),
        ];
        return pretext == Pretext.DenseRotation
            ? Sequential([.. body, Conv2d(Width, outputs, 1)])
            : Sequential([.. body, new PooledClassifier(Width, outputs)]);
    }

    private sealed class PooledClassifier : Module<Tensor, Tensor>
    {
        private readonly Linear linear;

        public PooledClassifier(long channels, long outputs) : base(nameof(PooledClassifier))
        {
            linear = Linear(channels, outputs);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => linear.call(input.mean([2, 3]));
    }
}
