using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Msgs.StdSrvs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Ros2;
using Robotics.Vision;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>
/// Stands for a segmentation node: the same topics, parameters, lifecycle and switch, of a street of three flat classes. It publishes like
/// the real one only what somebody reads.
/// </summary>
internal sealed class StreetNode : IDisposable
{
    public const string Name = "segmentation_node";
    public const int Width = 320;
    public const int Height = 180;

    private const int PeriodMs = 50;
    private const int FramesPerReport = 5;
    private const string Objection = "The camera gives no more than 60.";

    private readonly ManualResetEvent _stopping = new(false);
    private readonly Thread _thread;
    private readonly RosNode _camera;
    private readonly RosPublisher<DiagnosticArray> _diagnostics;
    private readonly RosPublisher<LabelInfo> _labels;
    private readonly CameraTopics[] _cameras;
    private ulong _frames;

    /// <param name="context">The context of node and cameras; disposed with this.</param>
    /// <param name="cameras">Names of the cameras; one without a name when there is none.</param>
    public StreetNode(RosContext context, params string[] cameras)
    {
        Context = context;
        _camera = context.CreateNode("camera");
        Node = context.CreateNode(Name);
        MaxFps = Node.Parameters.Declare("max_fps", 30.0, new ParameterOptions<double>
        {
            Description = "Frames a second that are segmented at most.",
            Range = ParameterRange.Numbers(0, 1000),
            Validate = value => value <= 60 ? null : Objection,
        });
        Node.Parameters.Declare("overlay", true, new ParameterOptions<bool> { Description = "Whether classes are drawn over the image." });
        Node.Parameters.Declare("names", (string[])["a", "b"], new ParameterOptions<string[]> { Description = "Some names." });
        Node.Parameters.Declare("threads", 2, new ParameterOptions<int> { Range = ParameterRange.Integers(0, 64) });
        Node.Parameters.Declare("model", "streets.onnx", new ParameterOptions<string> { Description = "Model file.", ReadOnly = true });
        Lifecycle = new RosLifecycle(Node, new LifecycleCallbacks());
        Lifecycle.Configure();
        Node.CreateService<SetBoolRequest, SetBoolResponse>("~/set_enabled", SetEnabled);
        _cameras = [.. (cameras.Length == 0 ? [""] : cameras).Select(camera => new CameraTopics(_camera, Node, camera))];
        _diagnostics = Node.CreatePublisher<DiagnosticArray>("/diagnostics", QosProfile.Default);
        _labels = Node.CreatePublisher<LabelInfo>("~/label_info", QosProfile.Latched());
        _labels.Publish(new LabelInfo
        {
            ClassMap = [.. LabelSet.Cityscapes.Names.Select((name, id) => new VisionClass { ClassId = (ushort)id, ClassName = name })],
        });
        _thread = new Thread(Run);
        _thread.Start();
    }

    public RosContext Context { get; }

    public RosNode Node { get; }

    public RosLifecycle Lifecycle { get; }

    public RosParameter<double> MaxFps { get; }

    public bool? Enabled { get; private set; }

    /// <summary>Why the node refuses more than 60 frames a second.</summary>
    public static string Reason => Objection;

    /// <summary>Readers of the first camera's overlay.</summary>
    public int OverlayReaders => _cameras[0].Overlay.SubscriptionCount;

    public void Dispose()
    {
        _stopping.Set();
        _thread.Join();
        _stopping.Dispose();
        Context.Dispose();
    }

    private KeyValue[] Facts() =>
    [
        new KeyValue { Key = "frames", Value = $"{_frames}" },
        new KeyValue { Key = "enabled", Value = Enabled == false ? "false" : "true" },
    ];

    private SetBoolResponse SetEnabled(SetBoolRequest request)
    {
        Enabled = request.Data;
        return new SetBoolResponse { Success = true };
    }

    private void Run()
    {
        while (!_stopping.WaitOne(PeriodMs))
        {
            Header header = new() { FrameId = "camera" };
            RosTime.Now.CopyTo(header.Stamp);
            Array.ForEach(_cameras, camera => camera.Publish(header, (int)_frames));
            if (++_frames % FramesPerReport == 0)
            {
                Report(header);
            }
        }
    }

    private void Report(Header header)
    {
        Array.ForEach(_cameras, camera => camera.Report(header, _frames));
        _diagnostics.Publish(new DiagnosticArray
        {
            Header = header,
            Status =
            [
                new DiagnosticStatus { Name = $"/{Name}: segmentation", Message = "Segmenting", HardwareId = "cpu", Values = Facts() },
                new DiagnosticStatus { Name = "battery", Level = DiagnosticStatus.WARN, Message = "Low" },
            ],
        });
    }
}
