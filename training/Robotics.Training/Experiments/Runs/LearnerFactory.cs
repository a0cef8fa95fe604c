using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Training.Distillation;
using Robotics.Training.Distillation.Methods;
using Robotics.Training.Models;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Builds what a recipe trains. The student's own weights are drawn first, so that equal seeds pair all rows of a table.</summary>
internal sealed class LearnerFactory(RunSpec spec, RunData data, Device device, int threads)
{
    private bool ReusesHead => ExperimentMethods.LearnsFromTeacher(spec.Method)
        ? spec.ReuseHead || DistillationMethods.Get(spec.Method).ReusesHead
        : spec.ReuseHead && spec.Method == ExperimentMethods.Plain;

    private TeacherSpec HeadOwner => spec.Teachers.FirstOrDefault(teacher => teacher.Network is not null)
        ?? throw new ExperimentException($"{spec.Method} runs on a teacher's head, but no teacher is a network of the registry.");

    /// <summary>Networks, objective and everything that learns.</summary>
    /// <exception cref="ExperimentException">The recipe names what there is not.</exception>
    /// <exception cref="PairingException">Student and teacher do not fit the method.</exception>
    public Learner Create()
    {
        ExperimentMethods.Require(spec.Method);
        manual_seed((long)spec.Seed);
        LabelLoss loss = Loss();
        var plain = new PlainLearning(spec, data, loss);
        var online = new OnlineLearning(spec, data, loss);
        return spec.Method switch
        {
            ExperimentMethods.Plain => plain.Plainly(Deployed()),
            ExperimentMethods.SelfSupervised => plain.WithPretexts(Student()),
            ExperimentMethods.Snapshot => plain.WithSnapshots(Student()),
            ExperimentMethods.Mutual => online.WithTwin(Student()),
            _ when ExperimentMethods.Ensembles.Contains(spec.Method) => online.Branched(Student()),
            _ => FromTeacher(Student(), loss),
        };
    }

    /// <summary>The network that the recipe deploys, for weights to come: no teacher's file is read, nothing is built beside.</summary>
    /// <exception cref="ExperimentException">The recipe names what there is not.</exception>
    public FeatureModel Deployed()
    {
        ExperimentMethods.Require(spec.Method);
        FeatureModel student = Student();
        return ReusesHead ? OnHead(student, HeadOwner.Network!.Create(data.Task, data.Classes)) : student;
    }

    /// <summary>Options of the recipe over a method's defaults.</summary>
    internal static T Options<T>(JsonObject? given, T defaults) where T : notnull
    {
        JsonObject merged = JsonMerge.Over(
            JsonSerializer.SerializeToNode(defaults, defaults.GetType(), ExperimentJson.Options)!.AsObject(), given);
        try
        {
            return (T)JsonSerializer.Deserialize(merged, defaults.GetType(), ExperimentJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new ExperimentException($"The options of the method cannot be read: {e.Message}", e);
        }
    }

    private LabelLoss Loss() => new(spec.Training.ClassWeights, data.Classes, device, spec.Training.Ohem);

    private FeatureModel Student() => spec.Student.Create(data.Task, data.Classes);

    private ReusedHeadNetwork OnHead(FeatureModel student, FeatureModel owner) =>
        new(student, owner, data.Picture.Height, data.Picture.Width, frozenHead: ExperimentMethods.LearnsFromTeacher(spec.Method));

    private Learner FromTeacher(FeatureModel student, LabelLoss loss)
    {
        DistillationMethod method = DistillationMethods.Get(spec.Method);
        ITeacher teacher = TeacherFactory.Create(spec.Teachers, data, device, threads);
        FeatureModel network = ReusesHead ? OnHead(student, TeacherFactory.Load(HeadOwner, data)) : student;
        Distiller distiller = new PairingFactory(spec, data, device).Distiller(method, network, teacher);
        var objective = new DistillationObjective(network, teacher, distiller, method.Features, loss);
        return new Learner(network, objective)
        {
            Companion = distiller,
            PreparationShare = distiller.PreparationShare,
            PreparationLoss = objective.PreparationLoss,
        };
    }
}
