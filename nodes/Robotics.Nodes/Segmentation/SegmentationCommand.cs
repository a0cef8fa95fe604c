using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Robotics.Inference;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Hosting;
using Robotics.Nodes.Ros;

namespace Robotics.Nodes.Segmentation;

/// <summary>The verb <c>node</c>.</summary>
internal static class SegmentationCommand
{
    public const string DefaultNodeName = "segmentation_node";

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Model file (.onnx with a manifest, or with a <model>.yaml beside it)",
        HelpName = "file",
        DefaultValueFactory = _ => ModelFiles.Default,
    };

    private static readonly Option<ExecutionProvider> s_provider = new("--provider")
    {
        Description = "Where the model runs",
        HelpName = "cpu|cuda|tensorrt",
    };

    private static readonly Option<int> s_device = new("--device") { Description = "GPU ordinal", HelpName = "n" };

    private static readonly Option<ProviderFallback> s_fallback = new("--fallback")
    {
        Description = "What to do where the provider cannot be had",
        HelpName = "none|cpu",
    };

    private static readonly Option<int> s_threads = new("--threads")
    {
        Description = "Threads of one inference, 0 for one a core",
        HelpName = "n",
    };

    private static readonly Option<SelfCheckPolicy> s_selfCheck = new("--self-check")
    {
        Description = "What follows from a failed self-check of the model",
        HelpName = "require|report",
    };

    private static readonly Option<double> s_maxFps = new("--max-fps")
    {
        Description = "Frames a second that are segmented at most, 0 for no limit",
        HelpName = "n",
    };

    private static readonly Option<ImageTransport> s_imageTransport = new("--image-transport")
    {
        Description = "Topics to listen to; auto: image, and image/compressed as long as nobody publishes image",
        HelpName = "auto|raw|compressed",
    };

    /// <param name="arguments">The whole command line, of which the ROS arguments are taken.</param>
    public static Command Create(IReadOnlyList<string> arguments)
    {
        Command command = new("node", "Segment camera images: image or image/compressed, and camera_info in; ~/mask, ~/confidence, ~/overlay, ~/camera_info, ~/label_info, ~/metrics, /diagnostics and /statistics out.")
        {
            s_model, s_provider, s_device, s_fallback, s_threads, s_selfCheck, s_maxFps, s_imageTransport,
        };
        CommonOptions common = new(command, DefaultNodeName, arguments);
        command.SetAction((parsed, cancellation) => NodeApplication.RunAsync(services => Configure(services, parsed, common), cancellation));
        return command;
    }

    private static void Configure(IServiceCollection services, ParseResult parsed, CommonOptions common)
    {
        services.AddOptions<RosOptions>().Configure(ros => common.Apply(parsed, ros)).ValidateOnStart();
        services.AddOptions<RunOptions>().Configure(run => common.Apply(parsed, run)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SegmentationOptions>, SegmentationOptionsValidator>();
        services.AddOptions<SegmentationOptions>().Configure(options => Apply(parsed, options)).ValidateOnStart();
        services.AddSingleton(LoadModel);
        services.AddSingleton(CreatePipeline);
        services.AddSingleton<RosSession>();
        services.AddSingleton<FrameCounters>();
        services.AddSingleton<FrameStatistics>();
        services.AddSingleton<FrameMailbox>();
        services.AddSingleton<RejectionLog>();
        services.AddSingleton<SegmentationOutputs>();
        services.AddSingleton<OverlayWriter>();
        services.AddSingleton<ConfidenceWriter>();
        services.AddSingleton<CameraInfoRelay>();
        services.AddSingleton<FrameOutputs>();
        services.AddSingleton<FrameSegmenter>();
        services.AddSingleton<SegmentationWorker>();
        services.AddSingleton<CameraInfoInput>();
        services.AddSingleton<TopicStatistics>();
        services.AddSingleton<StatisticsReport>();
        services.AddSingleton<MetricsReport>();
        services.AddSingleton<DiagnosticsReport>();
        services.AddSingleton<NodeReporter>();
        services.AddHostedService<SegmentationService>();
    }

    private static SegmentationModel LoadModel(IServiceProvider services)
    {
        SegmentationOptions options = services.GetRequiredService<IOptions<SegmentationOptions>>().Value;
        return SegmentationModel.Load(options.Model, options.ToProviderOptions(), options.SelfCheck);
    }

    private static SegmentationPipeline CreatePipeline(IServiceProvider services)
    {
        SegmentationModel model = services.GetRequiredService<SegmentationModel>();
        SegmentationPipeline pipeline = new(model);
        PipelineWarmUp.Run(pipeline, model.Manifest.Input);
        return pipeline;
    }

    private static void Apply(ParseResult parsed, SegmentationOptions options)
    {
        options.Model = parsed.GetValue(s_model)!;
        options.Provider = parsed.GetValue(s_provider);
        options.Device = parsed.GetValue(s_device);
        options.Fallback = parsed.GetValue(s_fallback);
        options.Threads = parsed.GetValue(s_threads);
        options.SelfCheck = parsed.GetValue(s_selfCheck);
        options.MaxFps = parsed.GetValue(s_maxFps);
        options.ImageTransport = parsed.GetValue(s_imageTransport);
    }
}
