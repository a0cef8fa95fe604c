using Robotics.Training.Distillation.Connectors;
using Robotics.Training.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>
/// One network's encoder with another's head, and projectors between them where their channels differ: what SimKD and EfficientKD deploy.
/// It owns both networks.
/// Normalised RGB (N, 3, H, W) to logits. Features: the encoder's, reused0 ... (what the head reads), logits.
/// </summary>
public sealed class ReusedHeadNetwork : FeatureModel, ISplitNetwork
{
    internal const string Prefix = "reused";

    private readonly Module<Tensor, Tensor[]> encoder;
    internal readonly ModuleList<Module<Tensor, Tensor>> projectors;
    private readonly Module<Tensor[], Tensor> head;

    // Not fields of their own, which would be parts of this network's state.
    private readonly FeatureModel[] _networks;
    private readonly bool _frozenHead;

    /// <param name="student">Gives its encoder away; its own head is not used.</param>
    /// <param name="teacher">Gives its head away.</param>
    /// <param name="height">Height of a picture, by which shapes are found.</param>
    /// <param name="width">Width of that picture.</param>
    /// <param name="frozenHead">Whether the head stays as it is; otherwise it learns too.</param>
    /// <exception cref="PairingException">A network cannot be split, or has too few stages.</exception>
    public ReusedHeadNetwork(FeatureModel student, FeatureModel teacher, long height, long width, bool frozenHead)
        : base(nameof(ReusedHeadNetwork))
    {
        (ISplitNetwork own, ISplitNetwork other) = (Split(student), Split(teacher));
        IReadOnlyList<FeatureShape> reads = NetworkTaps.Shape(teacher, height, width, FeatureKind.HeadInputs).Features;
        IReadOnlyList<FeatureShape> gives = NetworkTaps.Shape(student, height, width, FeatureKind.Stages).Features;
        if (gives.Count < reads.Count)
        {
            throw new PairingException(
                $"The teacher's head reads {reads.Count} stages ({string.Join(", ", reads)}), but the student has {gives.Count}.");
        }

        gives = [.. gives.TakeLast(reads.Count)];
        encoder = own.EncoderPart;
        head = other.HeadPart;
        projectors = ModuleList([.. gives.Zip(reads, (from, to) => Projector(from, to, other.RectifiedInputs))]);
        EncoderOutputs = own.EncoderOutputs;
        HeadInputs = [.. Enumerable.Range(0, reads.Count).Select(i => $"{Prefix}{i}")];
        RectifiedInputs = other.RectifiedInputs;
        Pooling = [.. gives.Zip(reads, (from, to) => Math.Max(1, from.Height / to.Height))];
        _frozenHead = frozenHead;
        _networks = [student, teacher];
        RegisterComponents();
        if (frozenHead)
        {
            head.Freeze();
            head.eval();
        }
    }

    /// <summary>The network that gives its encoder.</summary>
    public ISplitNetwork Student => (ISplitNetwork)_networks[0];

    /// <summary>The network that gives its head.</summary>
    public ISplitNetwork Teacher => (ISplitNetwork)_networks[1];

    /// <summary>Side of the squares of which the mean is taken before each projector; 1 for none.</summary>
    public IReadOnlyList<long> Pooling { get; }

    public IReadOnlyList<string> EncoderOutputs { get; }

    public IReadOnlyList<string> HeadInputs { get; }

    public bool RectifiedInputs { get; }

    public Module<Tensor, Tensor[]> EncoderPart => encoder;

    public Module<Tensor[], Tensor> HeadPart => head;

    /// <summary>
    /// The student's own network with the teacher's head in the place of its own, which computes the same; null where projectors stand
    /// between them or the student's head has another shape.
    /// </summary>
    public FeatureModel? Merge()
    {
        Dictionary<string, Tensor> own = Student.HeadPart.state_dict(), reused = head.state_dict();
        if (projectors.Any(projector => projector is not TorchSharp.Modules.Identity) || Pooling.Any(side => side != 1)
            || !own.Keys.ToHashSet().SetEquals(reused.Keys) || own.Any(entry => !entry.Value.shape.SequenceEqual(reused[entry.Key].shape)))
        {
            return null;
        }

        Student.HeadPart.load_state_dict(reused);
        return _networks[0];
    }

    /// <summary>A frozen head does not train: its norms keep the teacher's statistics.</summary>
    public override void train(bool train = true)
    {
        base.train(train);
        if (_frozenHead)
        {
            head.eval();
        }
    }

    protected override Tensor Run(Tensor input, FeatureTaps taps)
    {
        Tensor[] maps = encoder.call(input);
        for (int i = 0; i < maps.Length; i++)
        {
            taps.Add(EncoderOutputs[i], maps[i]);
        }

        var read = new Tensor[projectors.Count];
        for (int i = 0; i < read.Length; i++)
        {
            Tensor map = maps[maps.Length - read.Length + i];
            map = Pooling[i] == 1 ? map : functional.avg_pool2d(map, Pooling[i]);
            read[i] = taps.Add(HeadInputs[i], projectors[i].call(map));
        }

        return taps.Add("logits", head.call(read));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Array.ForEach(_networks, network => network.Dispose());
        }

        base.Dispose(disposing);
    }

    private static Module<Tensor, Tensor> Projector(FeatureShape from, FeatureShape to, bool rectified) =>
        from.Channels == to.Channels ? Identity() : new ReuseProjector(from.Channels, to.Channels, ReuseProjector.UsualFactor, rectified);

    private static ISplitNetwork Split(FeatureModel model) => model as ISplitNetwork
        ?? throw new PairingException($"{model.GetName()} cannot be split into encoder and head, so no head can be reused with it.");
}
