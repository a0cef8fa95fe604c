using Robotics.Ros2.Native;

namespace Robotics.Ros2.Tests;

public class CycloneVersionTests
{
    [Theory]
    [InlineData("/usr/lib/libddsc.so.0.10.2", 10, true)]
    [InlineData("/opt/ros/humble/lib/libddsc.so.0.9.1", 10, true)]
    [InlineData("/usr/lib/libddsc.so.11.0.1", 11, true)]
    [InlineData("/usr/lib/libddsc.so.11.0.1", 10, false)]
    [InlineData("/usr/lib/libddsc.so.0.10.2", 11, false)]
    [InlineData("/usr/lib/libddsc.so.0.8.2", 10, false)]
    [InlineData("/usr/lib/libddsc.so.12.0.0", 11, false)]
    [InlineData("/home/me/libddsc.so", 10, true)]
    public void AShimServesTheVersionsItWasBuiltFor(string path, int flavour, bool serves) =>
        Assert.Equal(serves, CycloneVersion.Serves(path, flavour));

    [Fact]
    public void FindsTheVersionBehindLinks()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var target = Path.Combine(directory.FullName, "libddsc.so.12.1.0");
            var link = Path.Combine(directory.FullName, "libddsc.so");
            File.WriteAllText(target, "");
            File.CreateSymbolicLink(link, target);
            Assert.False(CycloneVersion.Serves(link, 11));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
