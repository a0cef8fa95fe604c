namespace Robotics.Bags.Sqlite;

/// <summary>Rows of the table <c>messages</c> in stamp order.</summary>
internal interface ISqliteRows : IDisposable
{
    long TopicId { get; }

    long Stamp { get; }

    /// <summary>The payload as it is stored, valid until <see cref="MoveNext"/>.</summary>
    ReadOnlySpan<byte> Data { get; }

    bool MoveNext();
}
