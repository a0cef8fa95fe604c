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

    public string CameraLog => Of("camera.log");

    public string NodeLog => Of("node.log");

    public string MonitorLog => Of("monitor.log");

    public string Pictures => Of("pictures");

    private string[] Files => [SummaryJson, Report, CameraJson, NodeJson, MonitorJson, CameraLog, NodeLog, MonitorLog];

    /// <summary>Makes the folder, and removes what an earlier run left under the same names.</summary>
    public static DemoFolder Create(string path)
    {
        Directory.CreateDirectory(path);
        DemoFolder folder = new(path);
        Array.ForEach(folder.Files, File.Delete);
        return folder;
    }

    private string Of(string name) => System.IO.Path.Combine(Path, name);
}
