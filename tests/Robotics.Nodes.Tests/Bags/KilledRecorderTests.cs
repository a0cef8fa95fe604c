using Robotics.Bags;
using Robotics.Inference;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Bags.Evaluation;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;

namespace Robotics.Nodes.Tests.Bags;

/// <summary>Recorders that die without a warning while they write.</summary>
public sealed class KilledRecorderTests : IDisposable
{
    private const int Kills = 20;
    private const int AtOnce = 5;
    private const int Width = 240;
    private const int Height = 160;
    private const int MostBytes = 6 << 20;
    private const int MostMilliseconds = 50;

    // A chunk has a megabyte; the message that fills it may reach beyond, and there are records around it.
    private const int LastChunk = (1 << 20) + (Width * Height * 3) + 4096;

    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(25);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Twenty_recorders_killed_at_random_moments_leave_all_but_the_last_chunk()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        Random random = new(seed);
        int domain = FreeDomain.Find();
        Kill[] kills =
        [
            .. Enumerable.Range(0, Kills)
                .Select(i => new Kill(_folder.Of($"bag-{i}"), random.Next(1, MostBytes), random.Next(MostMilliseconds))),
        ];
        using (Camera camera = new(domain))
        {
            Parallel.ForEach(kills, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, kill => RecordAndKill(domain, kill));
        }

        string model = _folder.Write("tiny.onnx", TinyModel.Create());
        Assert.All(kills, kill => Check(kill, model));
    }

    private static void RecordAndKill(int domain, Kill kill)
    {
        using NodeProcess recorder = new(domain, "bag", "record", kill.Bag, "--topics", "/image");
        Patience.WaitUntil(() => kill.FileSize >= kill.Bytes, () => $"It does not record: {recorder.Errors}");
        Thread.Sleep(kill.Milliseconds);
        recorder.Signal("KILL");
        recorder.WaitForExit();
    }

    private static void Check(Kill kill, string model)
    {
        using BagReader reader = BagReader.Open(kill.Bag);
        List<int> numbers = [];
        long bytes = 0;
        using (BagCursor messages = reader.Read())
        {
            foreach (BagMessage message in messages)
            {
                CdrReader payload = new(message.Payload);
                Image image = Image.Read(ref payload);
                numbers.Add(image.Header.Stamp.Sec);
                Assert.False(image.Data.AsSpan().ContainsAnyExcept((byte)image.Header.Stamp.Sec));
                bytes += message.Payload.Length;
            }
        }

        // What was received is kept without a gap, and what was in the file but for the chunk in progress.
        Assert.Equal(numbers.Select((_, i) => numbers[0] + i), numbers);
        Assert.InRange(kill.FileSize, kill.Bytes, bytes + LastChunk);
        if (numbers.Count > 0)
        {
            EvalOptions options = new(kill.Bag, [model], null, null, null, ExecutionProvider.Cpu, EvalShard.Whole);
            using BagEvaluation evaluation = new(reader, options);
            Assert.Equal(numbers.Count, evaluation.Run(new Progress<long>(), CancellationToken.None).Frames.Length);
        }
    }

    /// <summary>When a recorder dies: so many milliseconds after its file has so many bytes.</summary>
    private sealed record Kill(string Bag, int Bytes, int Milliseconds)
    {
        public long FileSize => Directory.Exists(Bag) ? Directory.EnumerateFiles(Bag).Sum(file => new FileInfo(file).Length) : 0;
    }

    /// <summary>Publishes grey images, as bright as their number, which is their stamp.</summary>
    private sealed class Camera : IDisposable
    {
        private readonly RosContext _context;
        private readonly Thread _thread;
        private readonly ManualResetEventSlim _end = new();

        public Camera(int domain)
        {
            _context = new RosContext(new RosContextOptions { DomainId = domain, DiscoveryRange = DiscoveryRange.Localhost });
            RosPublisher<Image> publisher = _context.CreateNode("camera").CreatePublisher<Image>("/image", new QosProfile { Depth = 100 });
            _thread = new Thread(() => Run(publisher));
            _thread.Start();
        }

        public void Dispose()
        {
            _end.Set();
            _thread.Join();
            _end.Dispose();
            _context.Dispose();
        }

        private void Run(RosPublisher<Image> publisher)
        {
            byte[] pixels = new byte[Width * Height * 3];
            for (int number = 1; !_end.Wait(s_period); number++)
            {
                Array.Fill(pixels, (byte)number);
                Image image = new() { Width = Width, Height = Height, Step = Width * 3, Encoding = "bgr8", Data = pixels };
                image.Header.Stamp.Sec = number;
                publisher.Publish(image);
            }
        }
    }
}
