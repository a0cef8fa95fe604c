using System.Buffers.Binary;
using System.Diagnostics;
using Robotics.Bags.Tests.Support;

namespace Robotics.Bags.Tests.Reading;

/// <summary>
/// 300 damaged recordings: each ends in a clear error or in messages, soon, and without memory beyond four times its size.
/// </summary>
public class MutationTests
{
    // What opening any recording costs: metadata, SQLite, file handles, exceptions.
    private const long FixedCost = 1 << 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    public static TheoryData<BagStorage, BagCompression, bool> Layouts => new()
    {
        { BagStorage.Mcap, BagCompression.None, true },
        { BagStorage.Mcap, BagCompression.None, false },
        { BagStorage.Mcap, BagCompression.Lz4, true },
        { BagStorage.Mcap, BagCompression.Zstd, true },
        { BagStorage.Sqlite3, BagCompression.None, true },
        { BagStorage.Sqlite3, BagCompression.Zstd, true },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Fifty_damaged_recordings_end_well(BagStorage storage, BagCompression compression, bool isChunked)
    {
        using TemporaryFolder folder = new();
        SampleBag.Write(
            folder.Path("bag"),
            new BagWriterOptions { Storage = storage, Compression = compression, IsChunked = isChunked, ChunkSize = 30_000 },
            frames: 200);
        string file = Directory.GetFiles(folder.Path("bag")).Single(path => !path.EndsWith(".yaml", StringComparison.Ordinal));
        byte[] sound = File.ReadAllBytes(file);
        int readable = 0;
        for (int seed = 0; seed < 50; seed++)
        {
            byte[] damaged = Damage(sound, seed);
            File.WriteAllBytes(file, damaged);
            foreach (bool skipDamaged in (bool[])[false, true])
            {
                readable += ReadAll(folder.Path("bag"), skipDamaged, damaged.Length, $"seed {seed}, skip {skipDamaged}") ? 1 : 0;
            }
        }

        Assert.InRange(readable, 25, 100);
    }

    /// <summary>Reads and returns whether anything came of it.</summary>
    private static bool ReadAll(string path, bool skipDamaged, long size, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        long messages = 0;
        try
        {
            using BagReader reader = BagReader.Open(path, new BagReadOptions { SkipDamaged = skipDamaged });
            using BagCursor cursor = reader.Read();
            while (cursor.MoveNext())
            {
                messages += cursor.Current.Payload.Length > 0 ? 1 : 0;
            }
        }
        catch (BagException e)
        {
            Assert.NotEmpty(e.Message);
        }

        Assert.True(
            GC.GetAllocatedBytesForCurrentThread() - before < (4 * size) + FixedCost,
            $"{what}: {GC.GetAllocatedBytesForCurrentThread() - before} bytes");
        Assert.True(Stopwatch.GetElapsedTime(start) < s_patience, what);
        return messages > 0;
    }

    private static byte[] Damage(byte[] sound, int seed)
    {
        Random random = new(seed);
        byte[] damaged = [.. sound];
        switch (seed % 5)
        {
            case 0:
                return damaged[..random.Next(1, damaged.Length)];
            case 1:
                for (int i = 0; i < 1 + (seed / 5); i++)
                {
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                }

                return damaged;
            case 2:
                // A wild length, near the beginning or near the end, where structure is densest.
                int at = random.Next(2) == 0 ? random.Next(Math.Min(1000, damaged.Length - 8)) : damaged.Length - 8 - random.Next(2000);
                BinaryPrimitives.WriteInt64LittleEndian(damaged.AsSpan(at), random.NextInt64());
                return damaged;
            case 3:
                BinaryPrimitives.WriteInt32LittleEndian(damaged.AsSpan(random.Next(damaged.Length - 4)), int.MaxValue);
                return damaged;
            default:
                int from = random.Next(damaged.Length);
                random.NextBytes(damaged.AsSpan(from, Math.Min(random.Next(1, 3000), damaged.Length - from)));
                return damaged;
        }
    }
}
