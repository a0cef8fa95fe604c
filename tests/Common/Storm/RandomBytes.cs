namespace Robotics.Tests.Storm;

/// <summary>What happens to bytes on bad days.</summary>
internal static class RandomBytes
{
    private const int Surroundings = 64;

    /// <summary>
    /// A copy with a few bytes changed, perhaps cut or doubled; the first two bytes, which name the encoding, mostly stay.
    /// </summary>
    public static byte[] Damage(Random random, byte[] sound)
    {
        byte[] bytes = [.. sound];
        for (int i = random.Next(4); i > 0; i--)
        {
            int at = random.Next(random.Next(8) == 0 ? 0 : 2, bytes.Length);
            bytes[at] = (byte)(random.Next(2) == 0 ? random.Next(256) : bytes[random.Next(bytes.Length)]);
        }

        return random.Next(4) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => [.. bytes, .. bytes],
            _ => bytes,
        };
    }

    /// <summary>The payload as a part of a larger array of random bytes: who reads outside of it gets something else each time.</summary>
    public static ReadOnlyMemory<byte> Surround(Random random, byte[] payload)
    {
        byte[] bytes = new byte[payload.Length + (2 * Surroundings)];
        random.NextBytes(bytes);
        payload.CopyTo(bytes, Surroundings);
        return bytes.AsMemory(Surroundings, payload.Length);
    }
}
