using System.Diagnostics;
using System.Text.Json;
using Robotics.Imaging;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;
using Robotics.Ros2;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Tests.Camera;

public class CameraTests
{
    private const int Width = 160;
    private const int Height = 96;

    [Fact]
    public void Street_scenes_come_with_their_ground_truth()
    {
        using CameraListener camera = new(
            "--size", $"{Width}x{Height}", "--scenes", "1", "--frames-per-scene", "1", "--seed", "5", "--rate", "10", "--wait");
        (Image image, Image label) = camera.TakePair();

        byte[] rgb = new byte[Width * Height * 3];
        byte[] truth = new byte[Width * Height];
        new StreetScenesRenderer(Width, Height).Render(StreetScenesSplit.Val, 5, 0, rgb, truth);
        Assert.Equal(truth, label.Data);
        Assert.Equal(("bgr8", "mono8"), (image.Encoding, label.Encoding));
        Assert.Equal(rgb.Chunk(3).SelectMany(pixel => pixel.Reverse()), image.Data);
        Assert.Equal("camera", image.Header.FrameId);
    }

    [Fact]
    public void Calibration_and_jpeg_are_published_when_somebody_reads_them()
    {
        using CameraListener camera = new("--size", $"{Width}x{Height}", "--scenes", "1", "--frames-per-scene", "1", "--rate", "10");
        using RosSubscription<CameraInfo> infos = camera.Ros.CreateSubscription<CameraInfo>("/camera_info", QosProfile.SensorData);
        using RosSubscription<CompressedImage> jpegs = camera.Ros.CreateSubscription<CompressedImage>(
            "/image/compressed", QosProfile.SensorData);
        CameraInfo? info = null;
        CompressedImage? jpeg = null;
        Patience.WaitUntil(
            () => (info ??= infos.TakeMessage()) is not null && (jpeg ??= jpegs.TakeMessage()) is not null, () => camera.Process.Errors);

        Assert.Equal((Width, Height), ((int)info!.Width, (int)info.Height));
        DecodedImage decoded = ImageCodecs.Decode(jpeg!.Data, PixelLayout.Bgr8);
        Assert.Equal((Width, Height), (decoded.Width, decoded.Height));
    }

    [Fact]
    public void Images_of_a_folder_are_shown_by_name()
    {
        using TemporaryFolder folder = new();
        byte[] first = [.. Enumerable.Range(0, 12 * 10 * 3).Select(i => (byte)i)];
        byte[] second = [.. Enumerable.Range(0, 6 * 5 * 3).Select(i => (byte)(3 * i))];
        folder.Write("b.png", ImageCodecs.Png.Encode(second, new ImageLayout(6, 5, PixelLayout.Bgr8)));
        folder.Write("a.png", ImageCodecs.Png.Encode(first, new ImageLayout(12, 10, PixelLayout.Bgr8)));
        folder.Write("notes.txt", [1]);
        using CameraListener camera = new("--images", folder.Path, "--rate", "10");
        Dictionary<uint, byte[]> shown = [];
        Patience.WaitUntil(
            () =>
            {
                if (camera.Images.TakeMessage() is { } image)
                {
                    shown[image.Width] = image.Data;
                }

                return shown.Count == 2;
            },
            () => camera.Process.Errors);

        Assert.Equal(first, shown[12]);
        Assert.Equal(second, shown[6]);
    }

    [Fact]
    public void Videos_are_shown_through_ffmpeg()
    {
        using TemporaryFolder folder = new();
        string video = folder.Of("red.avi");
        using (Process ffmpeg = Process.Start(
            "ffmpeg", ["-v", "error", "-f", "lavfi", "-i", "color=red:size=64x48:rate=10:duration=1", "-c:v", "mjpeg", "-q:v", "2", video]))
        {
            ffmpeg.WaitForExit();
        }

        using CameraListener camera = new("--video", video, "--rate", "10");
        Image? image = null;
        Patience.WaitUntil(() => (image = camera.Images.TakeMessage()) is not null, () => camera.Process.Errors);

        Assert.Equal((64u, 48u), (image!.Width, image.Height));
        Assert.All(image.Data.Chunk(3), pixel => Assert.True(pixel[2] > 200 && pixel[0] < 60, $"{pixel[0]} {pixel[1]} {pixel[2]}"));
    }

    [Fact]
    public void A_video_that_stands_still_can_be_stopped()
    {
        using TemporaryFolder folder = new();
        string silent = folder.Of("silent.avi");
        using (Process mkfifo = Process.Start("mkfifo", [silent]))
        {
            mkfifo.WaitForExit();
        }

        using NodeProcess process = new(FreeDomain.Find(), "camera", "--video", silent, "--size", "64x64");
        Patience.WaitUntil(() => process.Errors.Contains("silent.avi at 64x64", StringComparison.Ordinal), () => process.Errors);
        process.Signal("TERM");

        Assert.Equal(0, process.WaitForExit());
        Assert.Contains("Stopped: 0 frames published", process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_frames_ends_the_camera()
    {
        using TemporaryFolder folder = new();
        string figures = folder.Of("camera.json");
        using NodeProcess process = new(
            FreeDomain.Find(), "camera", "--size", "64x64", "--scenes", "1", "--frames-per-scene", "2", "--frames", "5", "--rate", "100",
            "--json", figures);

        Assert.Equal(0, process.WaitForExit());
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(figures));
        Assert.Equal(5, json.RootElement.GetProperty("published").GetInt64());
    }

    [Theory]
    [InlineData("--images", "There is no folder")]
    [InlineData("--video", "ffprobe finds no video")]
    public void A_missing_source_is_one_clear_sentence(string option, string words)
    {
        using NodeProcess process = new(FreeDomain.Find(), "camera", option, "/nowhere/at/all");

        Assert.Equal(1, process.WaitForExit());
        Assert.Contains(words, Assert.Single(process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
