namespace Robotics.Training.Distillation;

/// <summary>A method without parameters and memory.</summary>
internal sealed class FunctionDistiller(
    string name, DistillationOptions options, Func<DistillationBatch, IEnumerable<LossTerm>> terms) : Distiller(name, options)
{
    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) => terms(batch);
}
