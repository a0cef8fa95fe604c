using System.Globalization;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Demo;

/// <summary>The legend of the pictures, with the IoU of each class; the best first, those that did not occur last.</summary>
internal sealed class ClassTable(IReadOnlyList<ClassFigures> classes)
{
    /// <summary>Adds it to a page, in two columns.</summary>
    public void AddTo(HtmlPage page)
    {
        ClassFigures[] sorted = [.. classes.OrderByDescending(entry => entry.Iou ?? -1)];
        page.Raw("<div class=\"columns\">\n");
        foreach (ClassFigures[] half in sorted.Chunk(Math.Max(1, (sorted.Length + 1) / 2)))
        {
            page.Raw("<div><table><tr><th>class</th><th></th><th>IoU</th><th>pixels</th></tr>\n");
            foreach (ClassFigures entry in half)
            {
                AddRow(page, entry);
            }

            page.Raw("</table></div>\n");
        }

        page.Raw("</div>\n");
    }

    private static void AddRow(HtmlPage page, ClassFigures entry)
    {
        string iou = entry.Iou is { } value ? value.ToString("0.000", CultureInfo.InvariantCulture) : "–";
        page.Add($"<tr><td><i class=\"swatch\" style=\"background:{entry.Color}\"></i>{entry.Name}</td>");
        page.Add($"<td class=\"bar\"><i style=\"width:{100 * (entry.Iou ?? 0):0.#}%\"></i></td><td>{iou}</td>");
        page.Add($"<td>{100 * entry.TruthShare:0.0} %</td></tr>\n");
    }
}
