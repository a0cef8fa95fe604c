using Robotics.Training.Data;
using Robotics.Training.Data.Loading;
using Robotics.Training.Distillation;
using Robotics.Training.Models;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace Robotics.Training.Experiments;

/// <summary>Tells a method of the two networks that it is to distil between.</summary>
internal sealed class PairingFactory(RunSpec spec, RunData data, Device device)
{
    private const int CentreBatch = 100;

    /// <summary>The method at work on student and teacher.</summary>
    /// <exception cref="PairingException">They do not fit the method; the message says which layers disagree.</exception>
    public Distiller Distiller(DistillationMethod method, FeatureModel student, ITeacher teacher)
    {
        NetworkShape shape = TeacherShape(teacher, method.Features);
        var pairing = new Pairing(NetworkTaps.Shape(student, data.Picture.Height, data.Picture.Width, method.Features), shape)
        {
            TeacherNetwork = teacher.Network,
            TeacherHead = Classifier(teacher.Network, shape),
            TeacherNorms = (teacher.Network as IStageNorms)?.StageNorms ?? [],
            ClassCentres = method.NeedsClassCentres ? Centres(teacher) : null,
            SampleClasses = data.Training is IClassificationDataset pictures
                ? [.. Enumerable.Range(0, pictures.Count).Select(pictures.LabelOf)]
                : [],
            BatchSize = spec.Training.Batch,
        };
        try
        {
            return method.Create(pairing, LearnerFactory.Options(spec.Options, method.Defaults));
        }
        catch (PairingException e) when (teacher.Network is null)
        {
            throw new PairingException(
                $"{e.Message} Of the teacher {teacher.Name} only the logits are known, so it can serve response-based methods.");
        }
    }

    private static nn.Module<Tensor, Tensor>? Classifier(FeatureModel? network, NetworkShape shape) => network?.named_modules()
        .Select(entry => entry.module).OfType<TorchSharp.Modules.Linear>().LastOrDefault(linear => linear.weight.shape[0] == shape.Classes);

    private NetworkShape TeacherShape(ITeacher teacher, FeatureKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        return NetworkShape.Of(teacher.Output(zeros([1, 3, data.Picture.Height, data.Picture.Width]).to(device), kind));
    }

    /// <summary>The teacher's mean embedding of every class over the training set, (classes, D); null where it has none.</summary>
    private Tensor? Centres(ITeacher teacher)
    {
        using DisposeScope scope = NewDisposeScope();
        int batch = Math.Min(CentreBatch, data.Training.Count), steps = data.Training.Count / batch;
        using var loader = new BatchLoader(data.Training, data.Loading(batch, spec.Seed), 0, steps);
        Tensor? sums = null;
        Tensor counts = zeros(data.Classes, device: device);
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope inner = NewDisposeScope();
            Batch next = loader.Next();
            NetworkOutput output = teacher.Output(next.Images.to(device).contiguous(memory_format.channels_last), FeatureKind.Stages);
            if (output.Embedding is not { } embedding)
            {
                return null;
            }

            sums ??= zeros([data.Classes, embedding.shape[1]], device: device).MoveToOuterDisposeScope();
            Tensor chosen = nn.functional.one_hot(next.Labels.to(device), data.Classes).to(float32);
            sums.add_(chosen.t().mm(embedding));
            counts.add_(chosen.sum(0));
        }

        return (sums! / counts.clamp(min: 1).unsqueeze(1)).DetachFromDisposeScope();
    }
}
