namespace Robotics.Training.Export;

/// <summary>A file that gets its name only once it has been checked; until then an older file of that name stays as it was.</summary>
internal static class CheckedFile
{
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="write">Writes and checks the temporary file that it is given, which is gone if this throws.</param>
    /// <returns>What <paramref name="write"/> returns.</returns>
    public static T Write<T>(string path, Func<string, T> write)
    {
        string temporary = path + ".tmp";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            T result = write(temporary);
            File.Move(temporary, path, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
