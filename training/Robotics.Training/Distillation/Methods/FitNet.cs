using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>fitnet</c>; the default weight is that of mdistiller and RepDistiller.</summary>
public sealed record FitNetOptions : DistillationOptions
{
    public FitNetOptions() => Weight = 100;

    /// <summary>The stage that gives the hint; negative counts from the last. The second one is hint layer 2 of the sources.</summary>
    public int Stage { get; init; } = 1;
}

/// <summary>Romero et al. 2015: a stage of the student, through a regressor, equals the teacher's.</summary>
internal sealed class FitNet : Distiller
{
    private readonly ConvReg conv_reg;
    private readonly int _stage;
    private readonly double _weight;

    private FitNet(FitNetOptions options, int stage, FeatureShape student, FeatureShape teacher) : base("fitnet", options)
    {
        _stage = stage;
        _weight = options.Weight;
        conv_reg = new ConvReg(student, teacher);
        RegisterComponents();
    }

    public static DistillationMethod Method { get; } = DistillationMethod.Of<FitNetOptions>(
        "fitnet", "a hint from one stage through a regressor, Romero et al. 2015", (options, pairing) =>
        {
            int stage = pairing.RequireStage("fitnet", options.Stage, "a size equal to, half of or twice the teacher's", ConvReg.Fits);
            return new FitNet(options, stage, pairing.Student.Features[stage], pairing.Teacher.Features[stage]);
        });

    /// <summary>Mean squared difference of maps of one shape.</summary>
    public static Tensor Loss(Tensor student, Tensor teacher) => functional.mse_loss(student, teacher);

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) =>
        [new LossTerm("hint", Loss(conv_reg.call(batch.Student.Features[_stage]), batch.Teacher.Features[_stage]), _weight)];
}
