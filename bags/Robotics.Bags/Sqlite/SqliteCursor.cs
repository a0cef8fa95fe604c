using Robotics.Bags.Compression;
using Robotics.Bags.Reading;

namespace Robotics.Bags.Sqlite;

/// <summary>Walks over rows and decompresses their payloads where each is a zstd frame.</summary>
/// <param name="rows">Become the cursor's own.</param>
/// <param name="topics">The topic of each wanted id.</param>
/// <param name="isCompressed">Whether payloads are compressed.</param>
/// <param name="damage">Receives what is wrong with a payload that is left out.</param>
internal sealed class SqliteCursor(ISqliteRows rows, IReadOnlyDictionary<long, int> topics, bool isCompressed, DamageNotes damage)
    : BagFileCursor
{
    // SQLite itself holds no larger blob.
    private const int MaxPayload = 1_000_000_000;

    private readonly Inflater _inflater = new();
    private byte[] _buffer = [];
    private int _size;

    public override ReadOnlySpan<byte> Payload => isCompressed ? _buffer.AsSpan(0, _size) : rows.Data;

    public override bool MoveNext()
    {
        while (rows.MoveNext())
        {
            if (topics.TryGetValue(rows.TopicId, out int topic) && TryInflate())
            {
                Topic = topic;
                Stamp = PublishStamp = rows.Stamp;
                return true;
            }
        }

        return false;
    }

    public override void Dispose()
    {
        rows.Dispose();
        _inflater.Dispose();
    }

    private bool TryInflate()
    {
        if (!isCompressed)
        {
            return true;
        }

        try
        {
            _size = _inflater.Inflate(BagCompressions.Zstd, rows.Data, MaxPayload, ref _buffer);
            return true;
        }
        catch (BagException e) when (damage.CanSkip)
        {
            damage.Add($"The message of {rows.Stamp} is damaged: {e.Message}");
            return false;
        }
        catch (BagException e)
        {
            throw new BagException($"The message of {rows.Stamp} is damaged: {e.Message}", e);
        }
    }
}
