using System.Security.Cryptography;

namespace Robotics.Inference;

/// <summary>Keeps the engines that TensorRT builds, which takes minutes, for the next start.</summary>
internal static class EngineCache
{
    private const int KeyLength = 16;

    /// <summary>TensorRT's options for a model; none where there is no model, or no place to keep anything.</summary>
    public static Dictionary<string, string> OptionsFor(string? model)
    {
        try
        {
            return model is null ? [] : new()
            {
                ["trt_engine_cache_enable"] = "1",
                ["trt_engine_cache_path"] = Directory.CreateDirectory(FolderOf(model)).FullName,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A folder for each content: TensorRT itself tells models apart by names alone, and would run a retrained one with the old weights.
    private static string FolderOf(string model)
    {
        using FileStream file = File.OpenRead(model);
        return Path.Combine(Root, "tensorrt", Convert.ToHexStringLower(SHA256.HashData(file))[..KeyLength]);
    }

    private static string Root
    {
        get
        {
            if (Environment.GetEnvironmentVariable("CACHE_DIRECTORY") is { Length: > 0 } ofService)
            {
                return ofService;
            }

            string? ofUser = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return Path.Combine(string.IsNullOrEmpty(ofUser) ? Path.Combine(home, ".cache") : ofUser, "robotics");
        }
    }
}
