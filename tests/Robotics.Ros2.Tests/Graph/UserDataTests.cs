namespace Robotics.Ros2.Tests;

public class UserDataTests
{
    [Theory]
    [InlineData("enclave=/;typehash=RIHS01_ab;", "RIHS01_ab")]
    [InlineData("typehash=RIHS01_ab;\0", "RIHS01_ab")]
    [InlineData("typehash=", "")]
    [InlineData("xtypehash=1;", null)]
    [InlineData("typehash", null)]
    [InlineData("", null)]
    public void FindsAKey(string text, string? value) => Assert.Equal(value, UserData.Find(text, "typehash"));
}
