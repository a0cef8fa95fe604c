using Robotics.Training.Distillation.Connectors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Methods;

/// <summary>Options of <c>kd++</c>, <c>dkd++</c> and <c>reviewkd++</c>; the authors tune the weight for each pair.</summary>
/// <typeparam name="TBase">Options of the method that the loss is added to.</typeparam>
public sealed record NormAndDirectionOptions<TBase> : DistillationOptions, IRisingWeight
    where TBase : DistillationOptions, new()
{
    /// <summary>Options of the method that the loss is added to, but for its cross-entropy.</summary>
    public TBase Base { get; init; } = new();

    (string Option, double Epochs)? IRisingWeight.Rise =>
        Base is IRisingWeight { Rise: { } rise } ? ($"base.{rise.Option}", rise.Epochs) : null;
}

/// <summary>
/// Wang et al. 2023: beside another method's loss, embeddings are to be long and to point along the teacher's centre of their class.
/// </summary>
internal sealed class NormAndDirection : Distiller
{
    private readonly Distiller inner;
    private readonly Embed? embed;
    private readonly Func<Tensor> _centres;
    private readonly double _weight;

    private NormAndDirection(string name, DistillationOptions options, Distiller inner, Pairing pairing, Tensor centres)
        : base(name, options)
    {
        this.inner = inner;
        _centres = () => centres;
        _weight = options.Weight;
        embed = pairing.Student.Embedding == pairing.Teacher.Embedding
            ? null
            : new Embed(pairing.Student.Embedding, pairing.Teacher.Embedding);
        RegisterComponents();
    }

    /// <summary>A method with the loss added.</summary>
    public static DistillationMethod Over<TBase>(DistillationMethod method) where TBase : DistillationOptions, new()
    {
        string name = $"{method.Name}++";
        return DistillationMethod.Of<NormAndDirectionOptions<TBase>>(
            name, $"{method.Name} with norm and direction of the embeddings, Wang et al. 2023", (options, pairing) =>
            {
                pairing.RequireEmbeddings(name);
                Tensor centres = Pairing.Require(name, pairing.ClassCentres, "the teacher's centre of every class");
                Distiller inner = method.Create(pairing, options.Base with { CrossEntropyWeight = 0 });
                return new NormAndDirection(name, options, inner, pairing, centres);
            }) with { Features = method.Features, NeedsClassCentres = true };
    }

    /// <summary>
    /// Mean over the samples of 1 - (student . direction of the class centre) / max(|student|, |teacher|), for embeddings (N, D).
    /// </summary>
    public static Tensor Loss(Tensor student, Tensor teacher, Tensor centres, Tensor labels)
    {
        Tensor directions = functional.normalize(centres.index_select(0, labels));
        Tensor longest = student.norm(1).maximum(teacher.norm(1));
        return (1 - (student * directions).sum(1) / longest).mean();
    }

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch)
    {
        Tensor student = batch.Student.Embedding!;
        Tensor value = Loss(embed?.call(student) ?? student, batch.Teacher.Embedding!, _centres(), batch.Labels);
        return inner.Loss(batch).Terms.Append(new LossTerm("norm_direction", value, _weight));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _centres().Dispose();
        }

        base.Dispose(disposing);
    }
}
