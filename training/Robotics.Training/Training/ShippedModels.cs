namespace Robotics.Training;

/// <summary>Finds the trained weights that come with the repository.</summary>
public static class ShippedModels
{
    /// <summary>Weights from which <c>train --data FOLDER</c> starts.</summary>
    public const string Default = "efficientvit-seg-b0-streetscenes.safetensors";

    /// <summary>Model that <c>eval</c> measures by default.</summary>
    public const string DefaultOnnx = "efficientvit-seg-b0-streetscenes.onnx";

    /// <summary>Path of a file in the folder models/ beside or above the program; null where there is none.</summary>
    public static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "models", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
