using Robotics.Training.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Robotics.Training.Distillation;

/// <summary>Several teachers of the same classes, of whose logits the student sees the mean. It owns them.</summary>
public sealed class AveragedTeacher(IReadOnlyList<ITeacher> teachers) : ITeacher
{
    public string Name => string.Join(" + ", teachers.Select(teacher => teacher.Name));

    /// <summary>None: the features of different networks have no mean.</summary>
    public FeatureModel? Network => null;

    public NetworkOutput Output(Tensor images, FeatureKind kind)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        Tensor[] logits = [.. teachers.Select(teacher => teacher.Output(images, FeatureKind.Stages).Logits)];
        Tensor sum = logits.Aggregate((left, right) => left.shape.SequenceEqual(right.shape)
            ? left + right
            : throw new PairingException(
                $"The teachers {Name} give logits of [{string.Join(", ", left.shape)}] and "
                + $"[{string.Join(", ", right.shape)}]; only equal ones have a mean."));
        return new NetworkOutput((sum / logits.Length).MoveToOuterDisposeScope(), []);
    }

    public void Dispose()
    {
        foreach (ITeacher teacher in teachers)
        {
            teacher.Dispose();
        }
    }
}
