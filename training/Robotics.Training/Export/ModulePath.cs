namespace Robotics.Training.Export;

/// <summary>Paths of modules, spelled as in state dictionaries.</summary>
internal static class ModulePath
{
    /// <summary>The path of a child.</summary>
    public static string Of(string parent, string child) => parent.Length == 0 ? child : $"{parent}.{child}";

    /// <summary>The path of an item of a child list.</summary>
    public static string Of(string parent, string list, int index) => $"{Of(parent, list)}.{index}";
}
