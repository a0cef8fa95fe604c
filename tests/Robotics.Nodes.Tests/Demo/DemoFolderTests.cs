using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Demo;

public class DemoFolderTests
{
    [Fact]
    public void An_earlier_demo_is_removed_and_nothing_else()
    {
        using TemporaryFolder folder = new();
        string[] earlier =
        [
            "summary.json", "report.html", "camera.json", "node.json", "monitor.json", "camera.log", "node.log", "monitor.log",
        ];
        string[] others = ["notes.log", "package.json"];
        foreach (string name in (string[])[.. earlier, .. others])
        {
            folder.Write(name, [1]);
        }

        DemoFolder.Create(folder.Path);

        Assert.Equal(others, Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order());
    }
}
