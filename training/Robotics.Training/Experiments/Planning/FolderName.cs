namespace Robotics.Training.Experiments;

/// <summary>Names of folders for names of people.</summary>
internal static class FolderName
{
    /// <summary>Letters, digits, dots and pluses stay; anything else becomes a hyphen.</summary>
    public static string Of(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' ? letter : '-'));
}
