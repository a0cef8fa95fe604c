using System.Xml.Linq;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Demo;

public sealed class DemoReportTests : IDisposable
{
    private static readonly XNamespace s_html = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-report").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_page_is_well_formed_and_has_all_parts()
    {
        XDocument page = Page();

        Assert.Equal(
            ["What the robot saw", "Classes", "Latency from image stamp to mask", "Stages", "Every frame accounted for", "Model", "Run"],
            page.Descendants(s_html + "h2").Select(heading => heading.Value));
        Assert.Equal(3, page.Descendants(s_html + "img").Count());
        Assert.Equal(3, page.Descendants(s_svg + "svg").Count());
        Assert.Equal(3, page.Descendants(s_html + "i").Count(element => (string?)element.Attribute("class") == "swatch"));
        Assert.Contains(page.Descendants(s_html + "b"), tile => tile.Value == "29.1");
    }

    [Fact]
    public void The_page_needs_nothing_beside_it()
    {
        XDocument page = Page();

        Assert.All(
            page.Descendants(s_html + "img"), image => Assert.StartsWith("data:image/jpeg;base64,", (string)image.Attribute("src")!));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "link" or "script" or "iframe");
        Assert.DoesNotContain("url(", page.Descendants(s_html + "style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_shown_as_they_are() =>
        Assert.Contains(Page().Descendants(s_html + "td"), cell => cell.Value == "<sky> & \"clouds\"");

    [Fact]
    public void Problems_stand_at_the_top()
    {
        XDocument page = Page("The node received 3 frames, and 1 & 1 are missing.");

        Assert.Equal(
            "The node received 3 frames, and 1 & 1 are missing.",
            page.Descendants(s_html + "header").Single().Descendants(s_html + "li").Single().Value);
    }

    private XDocument Page(params string[] problems)
    {
        Robotics.Nodes.Monitoring.MonitorFigures monitor = DemoSamples.Monitor with { Pictures = [DemoSamples.Picture(_folder)] };
        return XDocument.Parse(new DemoReport(DemoSamples.Summary(problems), monitor, DemoSamples.Model).ToHtml());
    }
}
