using Robotics.Bags;
using Robotics.Imaging;
using Robotics.Msgs;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>
/// Masks on a topic of the recording. One belongs to the frame of the same stamp when it was recorded up to two seconds before or after.
/// </summary>
internal sealed class TopicTruth(BagReader reader, BagTopic topic) : ITruth
{
    private const long Reach = 2_000_000_000;

    private readonly Queue<Label> _window = new();
    private readonly Dictionary<long, Label> _byStamp = [];
    private readonly Stack<byte[]> _spare = new();
    private readonly LabelDecoder _decoder = new(FrameTopics.IsCompressed(topic));
    private BagCursor? _cursor;
    private bool _isLoaded;

    public bool IsByOrder => false;

    public bool TryFind(FramePlace frame, out TruthMask mask)
    {
        if (_cursor is null)
        {
            _cursor = reader.Read(new BagFilter { Topics = new HashSet<string> { topic.Name }, Start = frame.Recorded - Reach });
            _isLoaded = _cursor.MoveNext();
        }

        Forget(frame.Recorded - Reach);
        Label? found;
        while (!_byStamp.TryGetValue(frame.Stamp, out found) && _isLoaded && _cursor.Current.Stamp <= frame.Recorded + Reach)
        {
            Take(_cursor.Current);
            _isLoaded = _cursor.MoveNext();
        }

        mask = found is null ? default : new TruthMask(found.Ids.AsSpan(0, found.Width * found.Height), found.Width, found.Height);
        return found is not null;
    }

    public void Dispose() => _cursor?.Dispose();

    private void Take(in BagMessage message)
    {
        byte[] ids = _spare.TryPop(out byte[]? spare) ? spare : [];
        try
        {
            (long stamp, int width, int height) = _decoder.Decode(message.Payload, ref ids);
            Label label = new(message.Stamp, stamp, ids, width, height);
            _window.Enqueue(label);
            _byStamp.TryAdd(stamp, label);
        }
        catch (Exception e) when (e is CdrException or InvalidImageException or ImageFormatException)
        {
            throw new BagException($"The mask on {topic.Name} that was recorded at {message.Stamp} cannot be read: {e.Message}", e);
        }
    }

    private void Forget(long before)
    {
        while (_window.TryPeek(out Label? oldest) && oldest.Recorded < before)
        {
            _window.Dequeue();
            _spare.Push(oldest.Ids);
            if (_byStamp.GetValueOrDefault(oldest.Stamp) == oldest)
            {
                _byStamp.Remove(oldest.Stamp);
            }
        }
    }

    private sealed record Label(long Recorded, long Stamp, byte[] Ids, int Width, int Height);
}
