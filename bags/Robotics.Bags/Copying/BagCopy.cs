namespace Robotics.Bags;

/// <summary>Copies recordings into another storage, layout or compression, whole or in part.</summary>
public static class BagCopy
{
    /// <summary>Copies messages, topics, notes and attachments.</summary>
    /// <param name="reader">What is copied.</param>
    /// <param name="filter">Which messages.</param>
    /// <param name="writer">Receives them; is not closed.</param>
    /// <param name="progress">Receives the number of messages written.</param>
    /// <param name="cancellation">Ends the copy between two messages.</param>
    /// <exception cref="BagException">The recording is damaged, or cannot be written so.</exception>
    public static void Run(
        BagReader reader, BagFilter filter, BagWriter writer, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (BagTopic topic in reader.Topics.Where(filter.Includes))
        {
            writer.AddTopic(topic);
        }

        foreach (BagNote note in reader.Notes)
        {
            writer.Write(note);
        }

        foreach (BagAttachment attachment in reader.ReadAttachments())
        {
            writer.Write(attachment);
        }

        using BagCursor messages = reader.Read(filter);
        while (messages.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(messages.Current);
            progress?.Report(writer.MessageCount);
        }
    }

    /// <summary>Writes a sound recording out of what can still be read of a damaged one.</summary>
    /// <param name="input">The damaged recording.</param>
    /// <param name="output">A new folder.</param>
    /// <param name="options">How to write, or null to keep storage and notes of the damaged one.</param>
    /// <param name="progress">Receives the number of messages written.</param>
    /// <param name="cancellation">Ends the copy between two messages.</param>
    /// <exception cref="BagException">Nothing can be read.</exception>
    public static BagRecovery Recover(
        string input, string output, BagWriterOptions? options = null, IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        using BagReader reader = BagReader.Open(input, new BagReadOptions { SkipDamaged = true });
        using BagWriter writer = new(output, options ?? BagWriterOptions.CopyOf(reader));
        Run(reader, BagFilter.All, writer, progress, cancellation);
        return new BagRecovery(writer.MessageCount, reader.Metadata?.MessageCount, reader.Damage);
    }
}
