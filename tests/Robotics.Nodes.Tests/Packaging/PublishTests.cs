using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Packaging;

public sealed class PublishTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--rid", "windows-x64")]
    [InlineData("--rid")]
    [InlineData("--out")]
    [InlineData("--nonsense")]
    public void Bad_usage_is_one_sentence_and_exit_code_2(params string[] arguments)
    {
        Command publish = Publish(arguments);

        Assert.Equal(2, publish.ExitCode);
        string line = Assert.Single(publish.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("robotics: publish", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_left_alone()
    {
        string file = _folder.Write("thesis.txt", "ten years"u8);

        Command publish = Publish("--no-install", "--out", _folder.Path);

        Assert.Equal(1, publish.ExitCode);
        Assert.Contains("holds something else", publish.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    private static Command Publish(params string[] arguments) =>
        Command.Run(Path.Combine(Repository.Root, "robotics"), ["publish", .. arguments]);
}
