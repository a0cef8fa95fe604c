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
    /// <summary>Networks, objective and everything that learns.</summary>
    /// <exception cref="ExperimentException">The recipe names what there is not.</exception>
    /// <exception cref="PairingException">Student and teacher do not fit the method.</exception>
    public Learner Create()
    {
        ExperimentMethods.Require(spec.Method);
        manual_seed((long)spec.Seed);
        FeatureModel student = spec.Student.Create(data.Task, data.Classes);
        var plain = new PlainLearning(spec, data, Loss());
        var online = new OnlineLearning(spec, data, Loss());
        return spec.Method switch
        {
            ExperimentMethods.Plain => plain.Plainly(spec.ReuseHead ? OnTeachersHead(student, frozen: false) : student),
            ExperimentMethods.SelfSupervised => plain.WithPretexts(student),
            ExperimentMethods.Snapshot => plain.WithSnapshots(student),
            ExperimentMethods.Mutual => online.WithTwin(student),
            _ when ExperimentMethods.Ensembles.Contains(spec.Method) => online.Branched(student),
            _ => FromTeacher(student),
        };
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

    private ReusedHeadNetwork OnTeachersHead(FeatureModel student, bool frozen)
    {
        TeacherSpec owner = spec.Teachers.FirstOrDefault(teacher => teacher.Network is not null)
            ?? throw new ExperimentException($"{spec.Method} runs on a teacher's head, but no teacher is a network of the registry.");
        FeatureModel teacher = frozen ? TeacherFactory.Load(owner, data) : owner.Network!.Create(data.Task, data.Classes);
        return new ReusedHeadNetwork(student, teacher, data.Picture.Height, data.Picture.Width, frozen);
    }

    private Learner FromTeacher(FeatureModel student)
    {
        DistillationMethod method = DistillationMethods.Get(spec.Method);
        ITeacher teacher = TeacherFactory.Create(spec.Teachers, data, device, threads);
        FeatureModel network = method.ReusesHead || spec.ReuseHead ? OnTeachersHead(student, frozen: true) : student;
        Distiller distiller = new PairingFactory(spec, data, device).Distiller(method, network, teacher);
        var objective = new DistillationObjective(network, teacher, distiller, method.Features, Loss());
        return new Learner(network, objective)
        {
            Companion = distiller,
            PreparationShare = distiller.PreparationShare,
            PreparationLoss = objective.PreparationLoss,
        };
    }
}
