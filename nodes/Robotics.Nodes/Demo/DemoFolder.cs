namespace Robotics.Nodes.Demo;

/// <summary>The files of a demo's results.</summary>
/// <param name="Path">The folder.</param>
internal sealed record DemoFolder(string Path)
{
    public string SummaryJson => Of("summary.json");

    public string Report => Of("report.html");

    public string CameraJson => Of("camera.json");

    public string NodeJson => Of("node.json");

    public string MonitorJson => Of("monitor.json");

    public string Pictures => Of("pictures");

    /// <summary>Makes the folder, and removes what an earlier run left under the same names.</summary>
    public static DemoFolder Create(string path)
    {
        Directory.CreateDirectory(path);
        DemoFolder folder = new(path);
        foreach (string pattern in (string[])["*.json", "report.html", "*.log"])
        {
            foreach (string file in Directory.EnumerateFiles(path, pattern))
            {
                File.Delete(file);
            }
        }

        return folder;
    }

    public string LogOf(string verb) => Of($"{verb}.log");

    public string Of(string name) => System.IO.Path.Combine(Path, name);
}
