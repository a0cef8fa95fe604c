using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>srrl</c>; the defaults are those of SimKD's implementation.</summary>
public sealed record SoftmaxRegressionOptions : DistillationOptions
{
    /// <summary>Weight of the difference of the embeddings.</summary>
    public double FeatureWeight { get; init; } = 1;

    /// <summary>Weight of the difference of the logits that the teacher's classifier gives to them.</summary>
    public double ClassifierWeight { get; init; } = 1;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(FeatureWeight);
        ArgumentOutOfRangeException.ThrowIfNegative(ClassifierWeight);
    }
}

/// <summary>Yang et al. 2021: the student's embedding, through a projection, means the same to the teacher's classifier.</summary>
internal sealed class SoftmaxRegression : Distiller
{
    private readonly Projection connector;
    private readonly SoftmaxRegressionOptions _options;
    private readonly Func<Tensor, Tensor> _classifier;

    private SoftmaxRegression(SoftmaxRegressionOptions options, Pairing pairing, Module<Tensor, Tensor> classifier) : base("srrl", options)
    {
        _options = options;
        _classifier = classifier.call;
        connector = new Projection(pairing.Student.Embedding, pairing.Teacher.Embedding);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<SoftmaxRegressionOptions>(
        "srrl", "embeddings that the teacher's classifier reads alike, Yang et al. 2021", (options, pairing) =>
        {
            pairing.RequireEmbeddings("srrl");
            return new SoftmaxRegression(options, pairing, Pairing.Require("srrl", pairing.TeacherHead, "the teacher's classifier"));
        });

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor projected = connector.call(batch.Student.Embedding!);
        yield return new LossTerm(
            "feature", functional.mse_loss(projected, batch.Teacher.Embedding!), _options.Weight * _options.FeatureWeight);
        yield return new LossTerm(
            "classifier", functional.mse_loss(_classifier(projected), batch.Teacher.Logits), _options.Weight * _options.ClassifierWeight);
    }

    /// <summary>Embeddings (N, D) to the teacher's length: linear, batch normalisation, ReLU.</summary>
    internal sealed class Projection : Module<Tensor, Tensor>
    {
        private readonly Sequential transfer;

        public Projection(long student, long teacher) : base(nameof(Projection))
        {
            transfer = Sequential(Conv2d(student, teacher, 1, bias: false), BatchNorm2d(teacher), ReLU());
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => transfer.call(input.unsqueeze(2).unsqueeze(3)).flatten(1);
    }
}
