using Robotics.Nodes.Ros;
using Robotics.Nodes.Segmentation.Inputs;
using Robotics.Ros2;

namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>The parameters of the segmentation node; docs/parameters.md is made from these declarations.</summary>
internal sealed class SegmentationParameters
{
    private const double MaxRate = 1000;
    private const double MaxInterval = 1e6; // seconds; beyond days, time spans and waits end
    private const double MaxBudgetMs = 60_000;

    private readonly RosParameter<double> _maxFps;
    private readonly RosParameter<double> _latencyBudget;
    private readonly RosParameter<double> _overlayAlpha;
    private readonly ChoiceParameter<OverlayPalette> _palette;

    /// <exception cref="RosArgumentException">The ROS arguments give a parameter a value that is refused.</exception>
    public SegmentationParameters(RosSession session)
    {
        RosParameters parameters = session.Parameters;
        Model = new ModelParameters(parameters);
        _maxFps = parameters.Declare("max_fps", 0.0, new ParameterOptions<double>
        {
            Description = "Frames a second of each camera that are segmented at most, 0 for no limit.",
            Range = ParameterRange.Numbers(0, MaxRate),
        });
        _latencyBudget = parameters.Declare("latency_budget_ms", 0.0, new ParameterOptions<double>
        {
            Description = "Milliseconds from a frame's arrival in the node to its mask, 0 for no limit. "
                + "A frame that has waited longer is dropped for a newer one, and diagnostics warn of masks that came later.",
            Range = ParameterRange.Numbers(0, MaxBudgetMs),
        });
        _palette = new(
            parameters, "palette", "Colours of the classes in the overlay: the model's own, or those of a data set by class id.");
        _overlayAlpha = parameters.Declare("overlay_alpha", 0.5, new ParameterOptions<double>
        {
            Description = "Opacity of the classes over the image in the overlay.",
            Range = ParameterRange.Numbers(0, 1),
        });
        Transport = new ChoiceParameter<ImageTransport>(
            parameters,
            "image_transport",
            "Image topics to listen to; auto: image, and image/compressed as long as nobody publishes image.",
            readOnly: true).Value;
        Outputs = new OutputChoice(parameters).Topics;
        Cameras = new CameraChoice(parameters).Names;
        Autostart = parameters.Declare("autostart", true, new ParameterOptions<bool>
        {
            Description = "Whether the node configures and activates itself; if not, a lifecycle manager does.",
            ReadOnly = true,
        }).Value;
    }

    public ModelParameters Model { get; }

    /// <summary>Least distance of two frames of a camera that are segmented.</summary>
    public TimeSpan MinInterval =>
        _maxFps.Value is > 0 and double fps ? TimeSpan.FromSeconds(Math.Min(1 / fps, MaxInterval)) : TimeSpan.Zero;

    /// <summary>Time from a frame's arrival to its mask; null for no limit.</summary>
    public TimeSpan? LatencyBudget => _latencyBudget.Value is > 0 and double budget ? TimeSpan.FromMilliseconds(budget) : null;

    public OverlayPalette Palette => _palette.Value;

    public double OverlayAlpha => _overlayAlpha.Value;

    public ImageTransport Transport { get; }

    /// <summary>The topics of each camera that are offered, without <c>~/</c> and the camera's name.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Names of the cameras; one empty name for a single camera.</summary>
    public IReadOnlyList<string> Cameras { get; }

    public bool Autostart { get; }
}
