using Robotics.Dashboard.Security;

namespace Robotics.Dashboard.Tests.Security;

public class AccessTokenTests
{
    [Fact]
    public void Only_the_token_itself_is_the_token()
    {
        AccessToken token = new();

        Assert.True(token.Is(token.Text));
        Assert.False(token.Is(token.Text + "x"));
        Assert.False(token.Is(token.Text[1..]));
        Assert.False(token.Is(""));
        Assert.False(token.Is(null));
        Assert.False(token.Is(new AccessToken().Text));
    }

    [Fact]
    public void Tokens_need_no_escape_in_an_address() => Assert.Matches("^[A-Za-z0-9_-]{22}$", new AccessToken().Text);
}
