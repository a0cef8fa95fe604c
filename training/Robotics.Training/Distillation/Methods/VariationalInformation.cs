using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>vid</c>; the defaults are RepDistiller's.</summary>
public sealed record VariationalInformationOptions : DistillationOptions
{
    /// <summary>Variance that the regressors start with.</summary>
    public double InitialVariance { get; init; } = 5;

    /// <summary>Least variance.</summary>
    public double Epsilon { get; init; } = 1e-5;

    public override void Validate()
    {
        base.Validate();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Epsilon);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(InitialVariance, Epsilon);
    }
}

/// <summary>Ahn et al. 2019: the student's stages tell the teacher's, by a Gaussian with a variance for each channel.</summary>
internal sealed class VariationalInformation : Distiller
{
    private readonly ModuleList<GaussianRegressor> stages;
    private readonly double _weight;

    private VariationalInformation(VariationalInformationOptions options, Pairing pairing) : base("vid", options)
    {
        _weight = options.Weight;
        stages = ModuleList<GaussianRegressor>([.. pairing.Student.Features.Zip(
            pairing.Teacher.Features, (s, t) => new GaussianRegressor(s.Channels, t.Channels, options))]);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<VariationalInformationOptions>(
        "vid", "the teacher's stages as Gaussians around the student's, Ahn et al. 2019", (options, pairing) =>
        {
            pairing.RequireStages("vid", "any feature maps", (_, _) => true);
            return new VariationalInformation(options, pairing);
        });

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor loss = stages.Select((stage, i) => stage.call(batch.Student.Features[i], batch.Teacher.Features[i]))
            .Aggregate((sum, term) => sum + term);
        return [new LossTerm("information", loss, _weight)];
    }

    /// <summary>Mean negative log-likelihood of a teacher's map, but for its constant.</summary>
    internal sealed class GaussianRegressor : Module<Tensor, Tensor, Tensor>
    {
        private readonly Parameter log_scale;
        private readonly Sequential regressor;
        private readonly double _epsilon;

        public GaussianRegressor(long student, long teacher, VariationalInformationOptions options) : base(nameof(GaussianRegressor))
        {
            _epsilon = options.Epsilon;
            double start = Math.Log(Math.Exp(options.InitialVariance - options.Epsilon) - 1);
            log_scale = new Parameter(full(teacher, start));
            regressor = Sequential(
                Conv2d(student, teacher, 1, bias: false),
                ReLU(),
                Conv2d(teacher, teacher, 1, bias: false),
                ReLU(),
                Conv2d(teacher, teacher, 1, bias: false));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input1, Tensor input2)
        {
            (Tensor student, Tensor teacher) = FeatureMaps.AtSmallerSize(input1, input2);
            Tensor variance = (functional.softplus(log_scale) + _epsilon).reshape(1, -1, 1, 1);
            return (0.5 * ((regressor.call(student) - teacher).square() / variance + variance.log())).mean();
        }
    }
}
