namespace Robotics.Bags.Writing;

/// <summary>Writes one file of a recording, of either storage.</summary>
internal interface IBagFileWriter : IDisposable
{
    /// <summary>Bytes so far.</summary>
    long Size { get; }

    /// <summary>Topics are numbered from 0 in the order in which they are added.</summary>
    void AddTopic(BagTopic topic);

    void Write(int topic, in BagMessage message);

    void Write(BagAttachment attachment);

    void Write(BagNote note);

    /// <summary>Hands everything over to the operating system.</summary>
    void Flush();

    /// <summary>Completes the file; nothing may follow.</summary>
    /// <param name="metadataText">The text of <c>metadata.yaml</c>, or empty for a file that others follow.</param>
    void Finish(string metadataText);
}
