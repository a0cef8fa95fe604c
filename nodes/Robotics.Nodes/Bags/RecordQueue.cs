using System.Buffers;
using System.Collections.Concurrent;
using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>
/// Received messages on their way to the disk: any thread adds, one takes. A slow disk fills it, and only a full one loses messages.
/// </summary>
internal sealed class RecordQueue(long capacity) : IDisposable
{
    private readonly ConcurrentQueue<(BagTopic Topic, long Stamp, long PublishStamp, byte[] Buffer, int Size)> _messages = new();
    private readonly ManualResetEventSlim _filled = new();
    private long _bytes;
    private long _lost;

    /// <summary>Messages that did not fit.</summary>
    public long Lost => Volatile.Read(ref _lost);

    public void Add(BagTopic topic, long stamp, long publishStamp, ReadOnlySpan<byte> payload)
    {
        if (Interlocked.Add(ref _bytes, payload.Length) > capacity)
        {
            Interlocked.Add(ref _bytes, -payload.Length);
            Interlocked.Increment(ref _lost);
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(payload.Length);
        payload.CopyTo(buffer);
        _messages.Enqueue((topic, stamp, publishStamp, buffer, payload.Length));
        _filled.Set();
    }

    /// <summary>Waits for messages.</summary>
    /// <returns>False when the time is up.</returns>
    public bool Wait(TimeSpan time)
    {
        bool isFilled = _filled.Wait(time);
        _filled.Reset();
        return isFilled;
    }

    /// <summary>
    /// Writes the messages that wait now, and returns the bytes of their payloads. Those that come meanwhile are for the next call: where
    /// they come as fast as the disk takes them, there is no end to them.
    /// </summary>
    public long Drain(BagWriter writer)
    {
        long written = 0;
        for (int left = _messages.Count; left > 0 && _messages.TryDequeue(out var message); left--)
        {
            writer.AddTopic(message.Topic);
            writer.Write(
                new BagMessage(message.Topic, message.Stamp, message.PublishStamp, sequence: 0, message.Buffer.AsSpan(0, message.Size)));
            ArrayPool<byte>.Shared.Return(message.Buffer);
            Interlocked.Add(ref _bytes, -message.Size);
            written += message.Size;
        }

        return written;
    }

    public void Dispose() => _filled.Dispose();
}
