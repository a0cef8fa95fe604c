namespace Robotics.Training.Distillation;

/// <summary>A method whose terms count in the first phase of a run and the labels in the second.</summary>
internal sealed class InitialPhaseDistiller(
    string name, InitialPhaseOptions options, Func<DistillationBatch, IEnumerable<LossTerm>> terms) : Distiller(name, options)
{
    protected override bool LearnsLabels(DistillationBatch batch) => batch.Progress >= options.InitialShare;

    protected override IEnumerable<LossTerm> Terms(DistillationBatch batch) => LearnsLabels(batch) ? [] : terms(batch);
}
