using Microsoft.AspNetCore.Http;
using Robotics.Dashboard.Security;

namespace Robotics.Dashboard.Tests.Security;

public class OriginsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8765", true)]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("https://127.0.0.1:8765", false)]
    [InlineData("http://localhost:8765", false)]
    [InlineData("http://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("file://", false)]
    public void Only_the_page_that_was_served_here_is_its_own(string origin, bool isOwn)
    {
        DefaultHttpContext context = new();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("127.0.0.1", 8765);

        Assert.Equal(isOwn, Origins.IsOwn(origin, context.Request));
    }

    [Theory]
    [InlineData("file://", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("https://app.foxglove.dev", true)]
    [InlineData("http://app.foxglove.dev", false)]
    [InlineData("https://app.foxglove.dev.evil.example", false)]
    [InlineData("https://localhost.evil.example", false)]
    [InlineData("ftp://localhost", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Viewers_are_desktop_programs_this_machine_and_foxglove(string origin, bool isViewer) =>
        Assert.Equal(isViewer, Origins.IsViewer(origin));
}
