namespace Robotics.Nodes.Bags.Evaluation.Report;

internal static class ModelNames
{
    /// <summary>The shortest ends of the models' paths that tell them apart, without the extension.</summary>
    public static string[] Of(IReadOnlyList<ModelSummary> models)
    {
        string[][] parts = [.. models.Select(model => Path.ChangeExtension(model.Model, null).Split('/'))];
        int longest = parts.Max(path => path.Length);
        for (int length = 1; ; length++)
        {
            string[] names = [.. parts.Select(path => string.Join('/', path.TakeLast(length)))];
            if (length >= longest || names.Distinct().Count() == names.Length)
            {
                return names;
            }
        }
    }
}
