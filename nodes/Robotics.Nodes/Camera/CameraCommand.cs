using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Camera;

/// <summary>The verb <c>camera</c>.</summary>
internal static class CameraCommand
{
    private static readonly Option<string?> s_images = new("--images")
    {
        Description = "Show the JPEG and PNG images of this folder, by name, again and again",
        HelpName = "folder",
    };

    private static readonly Option<string?> s_video =
        new("--video") { Description = "Show this video through ffmpeg, again and again", HelpName = "file" };

    private static readonly Option<string?> s_size = new("--size")
    {
        Description = "Size of rendered scenes (default 1280x720), or scale a video to it",
        HelpName = "WxH",
    };

    private static readonly Option<double> s_rate =
        new("--rate") { Description = "Frames a second", HelpName = "hz", DefaultValueFactory = _ => 30 };

    private static readonly Option<long> s_frames =
        new("--frames") { Description = "Stop after this many frames, 0 for no limit", HelpName = "n" };

    private static readonly Option<bool> s_wait = new("--wait") { Description = "Begin when both image and label are subscribed" };

    private static readonly Option<string> s_frameId = new("--frame-id")
    {
        Description = "Frame that the headers name",
        HelpName = "name",
        DefaultValueFactory = _ => "camera",
    };

    private static readonly Option<StreetScenesSplit> s_split = new("--split")
    {
        Description = "Family of the rendered scenes",
        HelpName = "train|val",
        DefaultValueFactory = _ => StreetScenesSplit.Val,
    };

    private static readonly Option<ulong> s_seed = new("--seed")
    {
        Description = "Seed of the first rendered scene",
        HelpName = "n",
        DefaultValueFactory = _ => SceneLoopPlan.Default.FirstSeed,
    };

    private static readonly Option<int> s_scenes = new("--scenes")
    {
        Description = "Number of rendered scenes",
        HelpName = "n",
        DefaultValueFactory = _ => SceneLoopPlan.Default.Seeds,
    };

    private static readonly Option<int> s_framesPerScene = new("--frames-per-scene")
    {
        Description = "Frames rendered of every scene, and replayed",
        HelpName = "n",
        DefaultValueFactory = _ => SceneLoopPlan.Default.FramesPerSeed,
    };

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments)
    {
        Command command = new(
            "camera", "Publish images: rendered street scenes with their ground truth on label, a folder of images, or a video.")
        {
            s_images, s_video, s_size, s_rate, s_frames, s_wait, s_frameId, s_split, s_seed, s_scenes, s_framesPerScene,
        };
        CommonOptions common = new(command, "camera", arguments);
        command.SetAction(
            (parsed, cancellation) => NodeApplication.RunAsync(services => Configure(services, parsed, common), cancellation));
        return command;
    }

    private static void Configure(IServiceCollection services, ParseResult parsed, CommonOptions common)
    {
        common.AddTo(services, parsed);
        services.AddSingleton<IValidateOptions<CameraOptions>, CameraOptionsValidator>();
        services.AddOptions<CameraOptions>().Configure(options => Apply(parsed, options)).ValidateOnStart();
        services.AddSingleton(provider => FrameSources.Open(provider.GetRequiredService<IOptions<CameraOptions>>().Value));
        services.AddSingleton<RosSession>();
        services.AddSingleton<CameraOutputs>();
        services.AddHostedService<CameraService>();
    }

    private static void Apply(ParseResult parsed, CameraOptions options)
    {
        options.ImageFolder = parsed.GetValue(s_images);
        options.VideoFile = parsed.GetValue(s_video);
        options.Size = parsed.GetValue(s_size);
        options.Rate = parsed.GetValue(s_rate);
        options.Frames = parsed.GetValue(s_frames);
        options.WaitForSubscribers = parsed.GetValue(s_wait);
        options.FrameId = parsed.GetValue(s_frameId)!;
        options.Split = parsed.GetValue(s_split);
        options.Seed = parsed.GetValue(s_seed);
        options.Scenes = parsed.GetValue(s_scenes);
        options.FramesPerScene = parsed.GetValue(s_framesPerScene);
    }
}
