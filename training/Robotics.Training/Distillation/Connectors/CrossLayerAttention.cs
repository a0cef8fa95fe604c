using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Connectors;

/// <summary>
/// SemCKD's attention: similarities of the batch in each stage are the queries (student) and keys (teacher), and a projector for every
/// pair of stages brings the student's map to the teacher's channels.
/// </summary>
internal sealed class CrossLayerAttention : Module
{
    private readonly Query[] _queries;
    private readonly Query[] _keys;
    private readonly Module<Tensor, Tensor>[][] _projectors;
    private readonly long _batchSize;
    private readonly double _softness;

    public CrossLayerAttention(long batchSize, long[] student, long[] teacher, double softness, int factor)
        : base(nameof(CrossLayerAttention))
    {
        (_batchSize, _softness) = (batchSize, softness);
        _queries = [.. student.Select(_ => new Query(batchSize, batchSize / factor))];
        _keys = [.. teacher.Select(_ => new Query(batchSize, batchSize / factor))];
        _projectors = [.. student.Select(from => teacher.Select(to => (Module<Tensor, Tensor>)new Projector(from, to)).ToArray())];
        foreach ((int i, Query query) in _queries.Index())
        {
            register_module($"query_{i}", query);
        }

        foreach ((int i, Query key) in _keys.Index())
        {
            register_module($"key_{i}", key);
        }

        foreach ((int i, Module<Tensor, Tensor>[] row) in _projectors.Index())
        {
            foreach ((int j, Module<Tensor, Tensor> projector) in row.Index())
            {
                register_module($"regressor{i}{j}", projector);
            }
        }
    }

    /// <summary>The loss of maps (N, C, h, w), and the shares (N, student's stages, teacher's stages).</summary>
    public (Tensor Loss, Tensor Attention) Loss(IReadOnlyList<Tensor> student, IReadOnlyList<Tensor> teacher)
    {
        long samples = student[0].shape[0];
        if (samples != _batchSize)
        {
            throw new PairingException(
                $"semckd was made for batches of {_batchSize} samples, but this one has {samples}; drop the last batch.");
        }

        Tensor query = stack(student.Select((map, i) => _queries[i].call(Similarity(map))), 1);
        Tensor key = stack(teacher.Select((map, j) => _keys[j].call(Similarity(map))), 2);
        Tensor attention = (query.bmm(key) / _softness).softmax(2);
        Tensor differences = stack(
            student.Select((map, i) => stack(teacher.Select((target, j) => Difference(_projectors[i][j], map, target)), 1)), 1);
        return ((attention * differences).sum() / (double)(samples * student.Count), attention);
    }

    private static Tensor Difference(Module<Tensor, Tensor> projector, Tensor student, Tensor teacher)
    {
        (student, teacher) = FeatureMaps.AtSmallerSize(student, teacher);
        return (projector.call(student) - teacher).square().flatten(1).mean([1]);
    }

    private static Tensor Similarity(Tensor map)
    {
        Tensor rows = map.flatten(1);
        return rows.mm(rows.t());
    }

    /// <summary>A row of similarities to a direction.</summary>
    private sealed class Query : Module<Tensor, Tensor>
    {
        private readonly Linear linear1;
        private readonly Linear linear2;

        public Query(long from, long to) : base(nameof(Query))
        {
            linear1 = Linear(from, 2 * to);
            linear2 = Linear(2 * to, to);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => functional.normalize(linear2.call(linear1.call(input).relu()));
    }

    /// <summary>A stage of the student to the channels of one of the teacher.</summary>
    private sealed class Projector : Module<Tensor, Tensor>
    {
        private readonly Sequential regressor;

        public Projector(long from, long to) : base(nameof(Projector))
        {
            regressor = Sequential(
                Conv2d(from, 2 * to, 1, bias: false),
                BatchNorm2d(2 * to),
                ReLU(),
                Conv2d(2 * to, 2 * to, 3, padding: 1, bias: false),
                BatchNorm2d(2 * to),
                ReLU(),
                Conv2d(2 * to, to, 1, bias: false));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => regressor.call(input);
    }
}
