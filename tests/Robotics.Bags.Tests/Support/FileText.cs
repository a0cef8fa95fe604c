using System.Text;

namespace Robotics.Bags.Tests.Support;

/// <summary>Damages files on purpose.</summary>
internal static class FileText
{
    /// <summary>Puts another text of the same length into the place of a text, wherever it stands in a file.</summary>
    public static void Replace(string file, string text, string other)
    {
        Assert.Equal(text.Length, other.Length);
        string bytes = Encoding.Latin1.GetString(File.ReadAllBytes(file));
        Assert.Contains(text, bytes, StringComparison.Ordinal);
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(bytes.Replace(text, other, StringComparison.Ordinal)));
    }
}
