namespace Robotics.Nodes.Reports;

/// <summary>The percentiles of stages in figures.</summary>
internal static class StageTable
{
    public static void Add(HtmlPage page, IEnumerable<(string Name, Percentiles Times)> stages)
    {
        page.Raw("<div class=\"scroll\"><table><tr><th>stage [ms]</th><th>p50</th><th>p95</th><th>p99</th><th>max</th></tr>\n");
        foreach ((string name, Percentiles p) in stages)
        {
            page.Add($"<tr><td>{name}</td><td>{p.P50:0.00}</td><td>{p.P95:0.00}</td><td>{p.P99:0.00}</td><td>{p.Max:0.00}</td></tr>\n");
        }

        page.Raw("</table></div>\n");
    }
}
