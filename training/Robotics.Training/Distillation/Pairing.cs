using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation;

/// <summary>Who learns from whom, and what some methods must know of it beyond the shapes.</summary>
/// <param name="Student">Shape of the student's output.</param>
/// <param name="Teacher">Shape of the teacher's output, for the same input.</param>
public sealed record Pairing(NetworkShape Student, NetworkShape Teacher)
{
    /// <summary>The part of the teacher behind its last feature map or its embedding: to logits.</summary>
    public Module<Tensor, Tensor>? TeacherHead { get; init; }

    /// <summary>The teacher itself, images to logits; null where only its answers are known.</summary>
    public Module<Tensor, Tensor>? TeacherNetwork { get; init; }

    /// <summary>The norm in front of the ReLU that ends each stage of the teacher.</summary>
    public IReadOnlyList<BatchNorm2d> TeacherNorms { get; init; } = [];

    /// <summary>The teacher's mean embedding of every class, (classes, D); a method that uses it owns it.</summary>
    public Tensor? ClassCentres { get; init; }

    /// <summary>Class of every sample of the training set; none in segmentation.</summary>
    public IReadOnlyList<int> SampleClasses { get; init; } = [];

    /// <summary>Samples in a batch.</summary>
    public long BatchSize { get; init; }

    internal void RequireEqualClasses(string method)
    {
        if (Student.Classes != Teacher.Classes)
        {
            throw new PairingException(
                $"{method} compares logits class by class, but the student has {Student.Classes} classes and the teacher"
                + $" {Teacher.Classes}.");
        }
    }

    internal void RequireEmbeddings(string method, bool equal = false)
    {
        if (Student.Embedding == 0 || Teacher.Embedding == 0 || (equal && Student.Embedding != Teacher.Embedding))
        {
            throw new PairingException(
                $"{method} needs {(equal ? "embeddings of one length" : "embeddings")}, but the student's is [{Student.Embedding}] and the"
                + $" teacher's [{Teacher.Embedding}].");
        }
    }

    /// <summary>As many stages on both sides, and each as <paramref name="agree"/> wants it.</summary>
    internal void RequireStages(string method, string need, Func<FeatureShape, FeatureShape, bool> agree)
    {
        if (Student.Features.Count != Teacher.Features.Count || Student.Features.Count == 0)
        {
            throw new PairingException(
                $"{method} pairs the stages one by one, but the student has {Student.Features.Count} and the teacher"
                + $" {Teacher.Features.Count}.");
        }

        for (int stage = 0; stage < Student.Features.Count; stage++)
        {
            RequireStage(method, stage, need, agree);
        }
    }

    /// <summary>The index of a stage that counts from the end where it is negative, after a check of the two shapes there.</summary>
    internal int RequireStage(string method, int stage, string need, Func<FeatureShape, FeatureShape, bool> agree)
    {
        int count = Math.Min(Student.Features.Count, Teacher.Features.Count), index = stage < 0 ? count + stage : stage;
        if (index < 0 || index >= count || Student.Features.Count != Teacher.Features.Count)
        {
            throw new PairingException(
                $"{method} uses stage {stage}, but the student has {Student.Features.Count} stages and the teacher"
                + $" {Teacher.Features.Count}.");
        }

        FeatureShape student = Student.Features[index], teacher = Teacher.Features[index];
        return agree(student, teacher)
            ? index
            : throw new PairingException(
                $"{method} needs {need} at stage {index}, but the student's is {student} and the teacher's {teacher}.");
    }

    internal static T Require<T>(string method, T? part, string what) where T : class =>
        part ?? throw new PairingException($"{method} needs {what}, which the pairing does not have.");
}
