using Robotics.Bags.Reading;

namespace Robotics.Bags.Compression;

/// <summary>
/// Decompresses payloads that rosbag2 compressed one by one. Not every recording says that they are: a payload is also taken for a zstd
/// frame if it begins as one, which no serialized message does.
/// </summary>
/// <param name="isCompressed">Whether the recording says that all payloads are zstd frames.</param>
/// <param name="damage">Receives what is wrong with a payload that is left out.</param>
internal sealed class PayloadInflater(bool isCompressed, DamageNotes damage) : IDisposable
{
    // SQLite itself holds no larger blob.
    private const int MaxPayload = 1_000_000_000;

    private readonly Inflater _inflater = new();
    private byte[] _buffer = [];
    private int _size;
    private bool _isInflated;

    /// <summary>Decompresses a message's payload where it must be; false where it is damaged and left out.</summary>
    /// <param name="stamp">The message's.</param>
    /// <param name="stored">The payload as it is stored.</param>
    public bool TryInflate(long stamp, ReadOnlySpan<byte> stored)
    {
        _isInflated = isCompressed || stored.StartsWith(BagCompressions.ZstdMagic);
        if (!_isInflated)
        {
            return true;
        }

        try
        {
            _size = _inflater.Inflate(BagCompressions.Zstd, stored, MaxPayload, ref _buffer);
            return true;
        }
        catch (BagException e)
        {
            string sentence = $"The message of {stamp} is damaged: {e.Message}";
            if (!damage.CanSkip)
            {
                throw new BagException(sentence, e);
            }

            damage.Add(sentence);
            return false;
        }
    }

    /// <summary>The payload that <see cref="TryInflate"/> saw, decompressed.</summary>
    /// <param name="stored">The same payload as it is stored.</param>
    public ReadOnlySpan<byte> Choose(ReadOnlySpan<byte> stored) => _isInflated ? _buffer.AsSpan(0, _size) : stored;

    public void Dispose() => _inflater.Dispose();
}
