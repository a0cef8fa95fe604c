namespace Robotics.Bags.Reading;

/// <summary>One file of a recording, of either storage.</summary>
internal interface IBagFile : IDisposable
{
    IReadOnlyList<BagTopic> Topics { get; }

    /// <summary>Messages of each topic of <see cref="Topics"/>; may have to count.</summary>
    IReadOnlyList<long> CountMessages();

    long MessageCount { get; }

    /// <summary>Stamp of the first message; above <see cref="End"/> where there is none.</summary>
    long Start { get; }

    /// <summary>Stamp of the last message.</summary>
    long End { get; }

    /// <summary>What is missing or damaged, as far as is known.</summary>
    IReadOnlyList<string> Damage { get; }

    IReadOnlyList<BagNote> Notes { get; }

    /// <summary>The metadata of the recording, where the file carries it.</summary>
    BagMetadata? Metadata { get; }

    IEnumerable<BagAttachment> ReadAttachments();

    /// <summary>The messages in stamp order.</summary>
    BagFileCursor Read(BagFilter filter);
}
