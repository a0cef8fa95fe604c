namespace Robotics.Bags.Reading;

/// <summary>What is damaged in a file, in sentences, each said once.</summary>
/// <param name="path">The file, which every sentence names.</param>
/// <param name="canSkip">Whether damaged parts are left out and noted; they are errors otherwise.</param>
internal sealed class DamageNotes(string path, bool canSkip)
{
    private readonly List<string> _sentences = [];
    private readonly HashSet<string> _said = [];

    public bool CanSkip => canSkip;

    public IReadOnlyList<string> Sentences => _sentences;

    public void Add(string what)
    {
        string sentence = $"{path}: {what}";
        if (_said.Add(sentence))
        {
            _sentences.Add(sentence);
        }
    }

    /// <summary>Reads what the messages can do without.</summary>
    /// <returns>Null where it is damaged and left out.</returns>
    /// <exception cref="BagException">It is damaged and must not be left out.</exception>
    public T? Try<T>(string what, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BagException e)
        {
            string sentence = $"{what} cannot be read: {e.Message}";
            if (!canSkip)
            {
                throw new BagException(sentence, e);
            }

            Add(sentence);
            return null;
        }
    }
}
