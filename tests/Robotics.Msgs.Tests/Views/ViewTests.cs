using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Views;

public class ViewTests
{
    [Theory]
    [InlineData("samples")]
    [InlineData("big_endian")]
    [InlineData("topic_wire")]
    public void EveryViewEqualsItsClass(string table)
    {
        foreach (var row in ReferenceData.Cdr.GetProperty(table).EnumerateArray())
        {
            ViewComparer.Compare(MessageCodecs.Find(row).Type, ReferenceData.Bytes(row));
        }
    }

    [Fact]
    public void AViewRefusesWhatTheClassRefuses()
    {
        foreach (var row in ReferenceData.Cdr.GetProperty("decode").EnumerateArray())
        {
            var codec = MessageCodecs.Find(row);
            var payload = ReferenceData.Bytes(row);
            if (Record.Exception(() => codec.Read(payload)) is { } refusal)
            {
                Assert.Equal(refusal.Message, Assert.Throws<CdrException>(() => ViewComparer.Compare(codec.Type, payload)).Message);
            }
            else
            {
                ViewComparer.Compare(codec.Type, payload);
            }
        }
    }

    [Fact]
    public void PixelsAreReadWhereTheyLie()
    {
        var payload = EncodedImage();
        var view = new ImageView(payload);

        Assert.Equal("rgb8"u8, view.Encoding);
        Assert.Equal(12, view.Data.Length);
        Assert.True(Unsafe.AreSame(ref MemoryMarshal.GetReference(view.Data), ref payload[^12]));
    }

    [Fact]
    public void NumbersAreReadWhereTheyLie()
    {
        var payload = MessageCodecs.Find("sensor_msgs/msg/CameraInfo").Encode(new CameraInfo { D = [1, 2, 3] });
        var view = new CameraInfoView(payload);

        Assert.Equal([1.0, 2.0, 3.0], view.D.ToArray());
        Assert.True(MemoryMarshal.AsBytes(view.D).Overlaps(payload));
        Assert.Equal(9, view.K.Length);
        Assert.True(MemoryMarshal.AsBytes(view.P).Overlaps(payload));
    }

    internal static byte[] EncodedImage() => MessageCodecs.Find("sensor_msgs/msg/Image").Encode(new Image
    {
        Header = { FrameId = "camera" },
        Height = 2,
        Width = 2,
        Step = 6,
        Encoding = "rgb8",
        Data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    });
}
