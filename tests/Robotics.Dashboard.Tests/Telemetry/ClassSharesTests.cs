using Robotics.Dashboard.Telemetry;
using Robotics.Msgs;
using Robotics.Msgs.SensorMsgs;

namespace Robotics.Dashboard.Tests.Telemetry;

public class ClassSharesTests
{
    [Fact]
    public void Shares_leave_out_the_padding_of_rows()
    {
        byte[] payload = Write(new Image { Width = 2, Height = 2, Encoding = "mono8", Step = 3, Data = [1, 1, 9, 1, 255, 9] });

        double[]? shares = ClassShares.Count(payload);

        Assert.NotNull(shares);
        Assert.Equal(0.75, shares[1]);
        Assert.Equal(0.25, shares[255]);
        Assert.Equal(0, shares[9]);
    }

    [Fact]
    public void What_is_no_image_of_ids_is_not_counted()
    {
        Assert.Null(ClassShares.Count(Write(new Image { Width = 1, Height = 1, Encoding = "rgb8", Step = 3, Data = [1, 2, 3] })));
        Assert.Null(ClassShares.Count(Write(new Image { Width = 100, Height = 100, Encoding = "mono8", Step = 100, Data = [1] })));
        Assert.Null(ClassShares.Count([0, 1, 0, 0, 7]));
    }

    private static byte[] Write(Image image)
    {
        byte[] payload = new byte[image.GetSerializedSize()];
        CdrWriter writer = new(payload);
        image.Write(ref writer);
        return payload;
    }
}
