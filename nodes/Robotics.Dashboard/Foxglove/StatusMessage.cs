namespace Robotics.Dashboard.Foxglove;

/// <summary>A sentence for the client's user.</summary>
/// <param name="Op">Tells the client what it reads.</param>
/// <param name="Level">0 information, 1 warning, 2 error.</param>
/// <param name="Message">The sentence.</param>
internal sealed record StatusMessage(string Op, int Level, string Message)
{
    public static StatusMessage Warning(string sentence) => new("status", 1, sentence);

    public static StatusMessage Error(string sentence) => new("status", 2, sentence);
}
