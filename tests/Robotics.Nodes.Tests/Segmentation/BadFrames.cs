using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>Payloads that are no image, each with words that the node's log line must hold.</summary>
internal static class BadFrames
{
    /// <summary>The last one is bad only where somebody reads a JPEG made of it.</summary>
    public static IReadOnlyList<(string Reason, byte[] Payload)> Create() =>
    [
        ("has the encoding 0x0007", [0, 7, 0, 0, 1, 2, 3, 4]),
        ("the payload 40 left", Serialize(_ => { })[..100]),
        ("120000 bytes, but the message carries 72000", Serialize(image => image.Step = 1000)),
        ("'rgb7' is not supported", Serialize(image => image.Encoding = "rgb7")),
        ("size 0x120 is not positive", Serialize(image => image.Width = 0)),
        ("but the message carries 0 bytes", Serialize(image =>
        {
            (image.Width, image.Height, image.Step) = (16384, 16384, 3 * 16384);
            image.Data = [];
        })),
        ("could not encode a 65501x1 image", Serialize(image =>
        {
            (image.Width, image.Height, image.Step) = (65_501, 1, 3 * 65_501);
            image.Data = new byte[3 * 65_501];
        })),
    ];

    private static byte[] Serialize(Action<Image> spoil)
    {
        Image image = Pictures.Create(PixelFormat.Rgb8);
        spoil(image);
        byte[] payload = new byte[image.GetSerializedSize()];
        CdrWriter writer = new(payload);
        image.Write(ref writer);
        return payload;
    }
}
