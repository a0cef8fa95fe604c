using System.Security.Cryptography;
using System.Text;
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

    [Fact]
    public void A_published_folder_with_files_of_the_user_is_left_alone()
    {
        _folder.Write("robotics-node", "made"u8);
        _folder.Write("one_camera.yaml", "edited"u8);
        string model = _folder.Write("mine.onnx", "added"u8);
        string[] made = [Line("robotics-node", "made"), Line("one_camera.yaml", "made")];
        File.WriteAllLines(_folder.Of("published.sha256"), made.Order(StringComparer.Ordinal));

        Command publish = Publish("--no-install", "--out", _folder.Path);

        Assert.Equal(1, publish.ExitCode);
        Assert.Contains("(one_camera.yaml mine.onnx)", publish.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(model));
    }

    private static string Line(string file, string content) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}  ./{file}";

    private static Command Publish(params string[] arguments) =>
        Command.Run(Path.Combine(Repository.Root, "robotics"), ["publish", .. arguments]);
}
