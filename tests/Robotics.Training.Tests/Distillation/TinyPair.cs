using Robotics.Training.Distillation;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Tests.Distillation;

/// <summary>Random outputs of a small student and a small teacher, as one method wants them.</summary>
internal sealed class TinyPair : IDisposable
{
    private const int Classes = 5, Samples = 4;
    private static readonly long[][] StudentStages = [[6, 8, 8], [8, 4, 4], [12, 2, 2]];
    private static readonly long[][] TeacherStages = [[8, 8, 8], [12, 4, 4], [16, 2, 2]];

    private readonly Linear _head;
    private readonly TinyNetwork _teacher = new(Classes), _student = new(Classes);
    private readonly BatchNorm2d[] _norms;

    public TinyPair(string method, bool equalStages)
    {
        using Generator random = new(17);
        int rows = method is "hsakd" or "sskd" ? 4 * Samples : Samples;
        long[] pixels = method is "cwd" or "cirkd" ? [6, 6] : [];
        Student = Output(random, rows, pixels, StudentStages, 10);
        Teacher = Output(random, rows, pixels, equalStages ? StudentStages : TeacherStages, 14);
        Labels = randint(Classes, [Samples, .. pixels], generator: random);
        Images = randn([Samples, 3, 8, 8], generator: random);
        Indices = tensor(new long[] { 3, 1, 7, 11 });
        _head = Linear(14, Classes);
        _norms = [.. Teacher.Features.Select(map => BatchNorm2d(map.shape[1]))];
        Pairing = new Pairing(NetworkShape.Of(Student), NetworkShape.Of(Teacher))
        {
            BatchSize = rows,
            SampleClasses = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1],
            TeacherHead = _head,
            TeacherNetwork = _teacher,
            TeacherNorms = _norms,
            ClassCentres = randn([Classes, 14], generator: random),
        };
    }

    public NetworkOutput Student { get; }

    public NetworkOutput Teacher { get; }

    public Tensor Labels { get; }

    public Tensor Indices { get; }

    public Pairing Pairing { get; }

    public Tensor Images { get; }

    public DistillationBatch Batch => new(Student, Teacher, Labels) { Indices = Indices, Images = Images, StudentAnswer = _student.call };

    /// <summary>What the student would have computed: leaves with gradients.</summary>
    public IReadOnlyList<Tensor> StudentTensors => [Student.Logits, Student.Embedding!, .. Student.Features, .. Student.Auxiliary];

    public static TinyPair For(string method)
    {
        manual_seed(5);
        return new TinyPair(method, equalStages: method is "fsp" or "ab" or "simkd" or "efficientkd");
    }

    public void Dispose()
    {
        _head.Dispose();
        _teacher.Dispose();
        _student.Dispose();
        Array.ForEach(_norms, norm => norm.Dispose());
    }

    private sealed class TinyNetwork : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv;

        public TinyNetwork(int classes) : base(nameof(TinyNetwork))
        {
            conv = Conv2d(3, classes, 8);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => conv.call(input).flatten(1);
    }

    private static NetworkOutput Output(Generator random, int rows, long[] pixels, long[][] stages, long embedding) => new(
        Leaf(random, [rows, Classes, .. pixels]),
        [.. stages.Select(stage => Leaf(random, [rows, .. stage]))],
        Leaf(random, [rows, embedding]))
    {
        Auxiliary = [Leaf(random, [rows, 4 * Classes]), Leaf(random, [rows, 4 * Classes])],
    };

    private static Tensor Leaf(Generator random, long[] shape) => randn(shape, generator: random).requires_grad_();
}
