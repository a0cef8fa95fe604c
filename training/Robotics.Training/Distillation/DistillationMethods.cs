using Robotics.Training.Distillation.Methods;

namespace Robotics.Training.Distillation;

/// <summary>Every method, by name.</summary>
public static class DistillationMethods
{
    public static IReadOnlyList<DistillationMethod> All { get; } =
    [
        KnowledgeDistillation.Method,
        DecoupledDistillation.Method,
        Dist.Method,
        ChannelWise.Method,
        PixelRelations.Method,
        BoundarySupport.Method,
        MutualLearning.Method,
        FitNet.Method,
        AttentionTransfer.Method,
        FlowOfSolution.Method,
        VariationalInformation.Method,
        FactorTransfer.Method,
        Overhaul.Method,
        ReviewKd.Method,
        ActivationBoundaries.Method,
        NeuronSelectivity.Method,
        SimilarityPreserving.Method,
        RelationalDistillation.Method,
        ProbabilisticTransfer.Method,
        CorrelationCongruence.Method,
        ContrastiveRepresentation.Method,
        WassersteinContrast.Method,
        InformationTheoretic.Method,
        SimKd.Method,
        SoftmaxRegression.Method,
        SemanticCalibration.Method,
        SelfSupervisedTransfer.Method,
        SelfSupervisedAuxiliary.Method,
        MixupDistillation.Method,
        EfficientKd.Method,
        NormAndDirection.Over<KnowledgeDistillationOptions>(KnowledgeDistillation.Method),
        NormAndDirection.Over<DecoupledDistillationOptions>(DecoupledDistillation.Method),
        NormAndDirection.Over<ReviewKdOptions>(ReviewKd.Method),
    ];

    /// <exception cref="ArgumentException">No method has that name; the message lists those that exist.</exception>
    public static DistillationMethod Get(string name) =>
        All.FirstOrDefault(method => method.Name == name)
        ?? throw new ArgumentException(
            $"There is no distillation method \"{name}\"; choose one of {string.Join(", ", All.Select(method => method.Name))}.");
}
