using System.Diagnostics;
using Robotics.Bags;
using Robotics.Msgs.SensorMsgs;

namespace Robotics.Bench.Bags;

/// <summary>
/// Reading a recording of raw 1280x720 frames from the page cache, every checksum checked and so every byte touched, beside <c>cat</c> of
/// the same file to /dev/null. Both take turns, so that what else the machine does hits both.
/// </summary>
public static class BagBench
{
    private const int Frames = 150;
    private const int FrameSize = 1280 * 720 * 3;
    private const int Rounds = 7;
    private const double BytesPerGigabyte = 1e9;

    /// <summary>Runs for some seconds; writes 400 MB into the temporary folder.</summary>
    public static IReadOnlyList<BenchRow> Run()
    {
        string folder = Directory.CreateTempSubdirectory("robotics-bench-").FullName;
        try
        {
            string file = Write(Path.Combine(folder, "bag"));
            List<double> ours = [];
            List<double> cat = [];
            for (int round = 0; round < Rounds; round++)
            {
                cat.Add(Time(() => Cat(file)));
                ours.Add(Time(() => Read(file)));
            }

            double size = new FileInfo(file).Length / BytesPerGigabyte;
            return
            [
                new BenchRow(
                "read raw 1280x720 from MCAP, CRC checked", size / ours.Min(), "GB/s", "cat FILE >/dev/null", cat.Min() / ours.Min())
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(string folder)
    {
        BagTopic topic = BagTopic.Of<Image>("/image");
        byte[] payload = new byte[FrameSize];
        Random.Shared.NextBytes(payload);
        using BagWriter writer = new(folder);
        writer.AddTopic(topic);
        for (int frame = 0; frame < Frames; frame++)
        {
            writer.Write(topic, frame, payload);
        }

        return Path.Combine(writer.Folder, "bag_0.mcap");
    }

    private static void Read(string file)
    {
        using BagReader reader = BagReader.Open(file);
        using BagCursor messages = reader.Read();
        long bytes = 0;
        foreach (BagMessage message in messages)
        {
            bytes += message.Payload.Length;
        }

        if (bytes != (long)Frames * FrameSize)
        {
            throw new InvalidOperationException($"Read {bytes} bytes of frames.");
        }
    }

    private static void Cat(string file)
    {
        using Process process = Process.Start("sh", ["-c", $"cat '{file}' >/dev/null"]);
        process.WaitForExit();
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
