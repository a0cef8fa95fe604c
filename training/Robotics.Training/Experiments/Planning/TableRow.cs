namespace Robotics.Training.Experiments;

/// <summary>A row of an experiment's table: a method within a variant.</summary>
/// <param name="Variant">Name of the variant; empty where there is one only.</param>
/// <param name="Name">Name of the row.</param>
/// <param name="Baseline">Row of the same variant that it is compared with.</param>
/// <param name="Spec">Its recipe, with the teachers' files named and before seed and learning rate.</param>
/// <param name="Teachers">Names of the teachers as the table shows them.</param>
public sealed record TableRow(string Variant, string Name, string Baseline, RunSpec Spec, string Teachers)
{
    /// <summary>Folder of the row within the experiment's.</summary>
    public string Folder => Path.Combine("runs", Variant.Length == 0 ? "all" : FolderName.Of(Variant), FolderName.Of(Name));
}
