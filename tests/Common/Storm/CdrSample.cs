using Robotics.Msgs;
using Robotics.Msgs.BuiltinInterfaces;
using Robotics.Msgs.DiagnosticMsgs;
using Robotics.Msgs.LifecycleMsgs;
using Robotics.Msgs.RclInterfaces;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdMsgs;
using Robotics.Msgs.StdSrvs;
using Robotics.Msgs.VisionMsgs;
using Robotics.Ros2;

namespace Robotics.Tests.Storm;

/// <summary>Sound payloads of messages and requests, and how each is read and written anew.</summary>
internal sealed record CdrSample(byte[] Payload, CdrSample.Codec Recode)
{
    /// <summary>Reads a payload and writes what it says.</summary>
    internal delegate byte[] Codec(ReadOnlySpan<byte> payload);

    private static Header Header => new() { FrameId = "camera", Stamp = new Time { Sec = 1, Nanosec = 2 } };

    public static CdrSample[] Messages() =>
    [
        Message(SmallImage()),
        Message(new CompressedImage { Header = Header, Format = "bgr8; jpeg compressed bgr8", Data = [0xff, 0xd8, 0xff, 0xe0] }),
        Message(new CameraInfo { Header = Header, Width = 32, Height = 24, DistortionModel = "plumb_bob", D = [1, 2, 3, 4, 5] }),
        Message(new LabelInfo { Header = Header, ClassMap = [new VisionClass { ClassId = 1, ClassName = "road" }, new VisionClass()] }),
        Message(new DiagnosticArray { Header = Header, Status = [new DiagnosticStatus { Name = "n", Values = [new KeyValue()] }] }),
        Message(new ParameterEvent { Node = "/node", NewParameters = [new Parameter { Name = "a" }] }),
        Message(new TransitionEvent { Transition = new Transition { Id = 1, Label = "configure" } }),
    ];

    /// <summary>Requests with their header, in the convention of rmw_cyclonedds.</summary>
    public static CdrSample[] Requests() =>
    [
        Request(new SetBoolRequest { Data = true }),
        Request(new GetParametersRequest { Names = ["model", "threads"] }),
        Request(new ListParametersRequest { Prefixes = ["a", "b"], Depth = 1 }),
        Request(new SetParametersRequest { Parameters = [new Parameter { Name = "threads", Value = new ParameterValue { Type = 2 } }] }),
        Request(new ChangeStateRequest { Transition = new Transition { Id = 255, Label = "nowhere" } }),
    ];

    public static Image SmallImage() =>
        new() { Header = Header, Width = 32, Height = 24, Encoding = "rgb8", Step = 96, Data = new byte[96 * 24] };

    public static byte[] Request<T>(T body, long sequence)
        where T : class, IMessage<T>
    {
        byte[] bytes = new byte[RequestHeader.Size + body.GetSerializedSize()];
        CdrWriter writer = new(bytes);
        new RequestHeader(12, sequence).Write(ref writer);
        body.Write(ref writer);
        return bytes[..writer.Position];
    }

    private static CdrSample Message<T>(T message)
        where T : class, IMessage<T> => new(Encode(message), payload =>
        {
            CdrReader reader = new(payload);
            return Encode(T.Read(ref reader));
        });

    private static CdrSample Request<T>(T body)
        where T : class, IMessage<T> => new(Request(body, 1), payload =>
        {
            CdrReader reader = new(payload);
            RequestHeader.Read(ref reader);
            return Encode(T.Read(ref reader));
        });

    public static byte[] Encode<T>(T message)
        where T : class, IMessage<T>
    {
        byte[] bytes = new byte[message.GetSerializedSize()];
        CdrWriter writer = new(bytes);
        message.Write(ref writer);
        return bytes;
    }
}
