namespace Robotics.Nodes.Segmentation.Models;

/// <summary>Where the shipped models lie.</summary>
internal static class ModelFiles
{
    private const string DefaultName = "efficientvit-seg-b0-streetscenes-int8.onnx";

    /// <summary>The demo model, in the folder <c>models</c> beside the program or in a folder above it.</summary>
    public static string Default
    {
        get
        {
            for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                string file = Path.Combine(folder.FullName, "models", DefaultName);
                if (File.Exists(file))
                {
                    return file;
                }
            }

            return Path.Combine("models", DefaultName);
        }
    }
}
