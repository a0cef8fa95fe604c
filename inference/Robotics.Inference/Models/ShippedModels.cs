namespace Robotics.Inference;

/// <summary>The trained models that come with the repository, in the folder models/ beside or above the program.</summary>
public static class ShippedModels
{
    /// <summary>Weights from which training on a new data set starts.</summary>
    public const string Weights = "efficientvit-seg-b0-streetscenes.safetensors";

    /// <summary>The float32 model.</summary>
    public const string Fp32 = "efficientvit-seg-b0-streetscenes.onnx";

    /// <summary>The same with weights of one byte, which node and demo run by default.</summary>
    public const string Int8 = "efficientvit-seg-b0-streetscenes-int8.onnx";

    /// <summary>Path of a file; null where it does not lie there.</summary>
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

    /// <summary>Path of a file; where it does not lie there, the one below the working folder that a message can name.</summary>
    public static string PathOf(string name) => Find(name) ?? Path.Combine("models", name);
}
