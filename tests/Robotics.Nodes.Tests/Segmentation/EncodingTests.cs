using Robotics.Msgs.SensorMsgs;
using Robotics.Nodes.Tests.Support;
using Robotics.Vision;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>The same picture in every encoding of image messages, through the node's process.</summary>
public class EncodingTests(SegmentationFixture fixture) : IClassFixture<SegmentationFixture>
{
    public static TheoryData<string, bool> Encodings
    {
        get
        {
            TheoryData<string, bool> rows = [];
            foreach (string name in ImageEncodings.All.SelectMany(encoding => encoding.Aliases.Prepend(encoding.Name)))
            {
                rows.Add(name, false);
                if (name.Contains("16", StringComparison.Ordinal))
                {
                    rows.Add(name, true);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Masks_are_those_of_the_rgb8_picture(string encoding, bool isBigEndian)
    {
        Image image = Pictures.Encode(encoding, padding: 6, isBigEndian);
        bool isMono = ImageEncodings.FromRos(encoding).Format == PixelFormat.Mono8;
        Image plain = Pictures.Create(isMono ? PixelFormat.Mono8 : PixelFormat.Rgb8);
        byte[] expected = new byte[image.Width * image.Height];
        fixture.Pipeline.Segment(Pictures.View(plain), expected);

        byte[] mask = fixture.Segment(image).Data;

        double agreement = expected.Zip(mask).Count(pair => pair.First == pair.Second) / (double)expected.Length;
        bool isLossy = encoding[0] is 'u' or 'y' or 'n' || encoding.StartsWith("bayer", StringComparison.Ordinal);
        Assert.InRange(agreement, isLossy ? 0.99 : 1, 1);
        Assert.True(expected.Distinct().Count() > 1);
    }

    [Fact]
    public void Impossible_sizes_are_rejected_with_the_reason()
    {
        Image image = Pictures.Encode("nv12", padding: 0, isBigEndian: false);
        image.Width--;
        long next = 0;
        Patience.WaitUntil(
            () =>
            {
                if (Environment.TickCount64 >= next)
                {
                    fixture.Image.Publish(image);
                    next = Environment.TickCount64 + 1000;
                }

                return fixture.Process.Errors.Contains("so width and height must be even, not 199x120", StringComparison.Ordinal);
            },
            () => fixture.Process.Errors);
    }
}
