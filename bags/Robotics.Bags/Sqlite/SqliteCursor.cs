using Robotics.Bags.Compression;
using Robotics.Bags.Reading;

namespace Robotics.Bags.Sqlite;

/// <summary>Walks over rows.</summary>
/// <param name="rows">Become the cursor's own.</param>
/// <param name="topics">The topic of each wanted id.</param>
/// <param name="payloads">Becomes the cursor's own.</param>
internal sealed class SqliteCursor(ISqliteRows rows, IReadOnlyDictionary<long, int> topics, PayloadInflater payloads) : BagFileCursor
{
    public override ReadOnlySpan<byte> Payload => payloads.Choose(rows.Data);

    public override bool MoveNext()
    {
        while (rows.MoveNext())
        {
            if (topics.TryGetValue(rows.TopicId, out int topic) && payloads.TryInflate(rows.Stamp, rows.Data))
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
        payloads.Dispose();
    }
}
