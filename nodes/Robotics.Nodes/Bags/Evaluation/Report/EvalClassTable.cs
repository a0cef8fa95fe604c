using System.Globalization;
using Robotics.Nodes.Reports;
using Robotics.Vision;

namespace Robotics.Nodes.Bags.Evaluation.Report;

/// <summary>
/// The legend of the pictures, with IoU and boundary F1 of each class against the truth, or else IoU against the reference.
/// </summary>
internal sealed class EvalClassTable(EvalOutcome outcome, string[] names)
{
    private bool HasTruth => outcome.Subject.Truth is not null;

    private bool HasTarget => HasTruth || outcome.Subject.Reference is not null;

    public void AddTo(HtmlPage page)
    {
        if (!HasTarget)
        {
            AddLegend(page);
            return;
        }

        string against = HasTruth ? "the truth" : "the reference model";
        page.Add($"<p class=\"soft\">Against {against}; pixels are the share of the class in it.</p>");
        page.Raw("<div class=\"scroll\"><table>");
        AddHead(page);
        ConfusionMatrix target = Target(0);
        double pixels = Math.Max(1, target.Pixels);
        foreach (int id in Enumerable.Range(0, target.Classes).OrderByDescending(target.TruthArea))
        {
            AddRow(page, id, target.TruthArea(id) / pixels);
        }

        page.Raw("</table></div>\n");
    }

    private ConfusionMatrix Target(int model) => HasTruth ? outcome.Metrics[model].Confusion : outcome.Metrics[model].Agreement;

    private void AddLegend(HtmlPage page)
    {
        page.Raw("<div class=\"legend\">\n");
        for (int id = 0; id < outcome.Subject.Classes.Length; id++)
        {
            page.Raw("<span>");
            AddName(page, id);
            page.Raw("</span>\n");
        }

        page.Raw("</div>\n");
    }

    private void AddHead(HtmlPage page)
    {
        page.Raw("<tr><th>class</th><th>pixels</th>");
        foreach (string name in names)
        {
            page.Raw(names.Length == 1 ? "<th></th>" : "");
            page.Add($"<th>IoU{Of(name)}</th>");
        }

        foreach (string name in HasTruth ? names : [])
        {
            page.Add($"<th>boundary F1{Of(name)}</th>");
        }

        page.Raw("</tr>\n");
    }

    private string Of(string name) => names.Length > 1 ? $", {name}" : "";

    private void AddRow(HtmlPage page, int id, double share)
    {
        page.Raw("<tr><td>");
        AddName(page, id);
        page.Add($"</td><td>{100 * share:0.0} %</td>");
        for (int model = 0; model < names.Length; model++)
        {
            double iou = Target(model).ClassIou(id);
            if (names.Length == 1)
            {
                page.Add($"<td class=\"bar\"><i style=\"width:{(double.IsNaN(iou) ? 0 : 100 * iou):0.#}%\"></i></td>");
            }

            page.Add($"<td>{Text(iou)}</td>");
        }

        for (int model = 0; HasTruth && model < names.Length; model++)
        {
            page.Add($"<td>{Text(outcome.Metrics[model].Boundary.F1(id))}</td>");
        }

        page.Raw("</tr>\n");
    }

    private void AddName(HtmlPage page, int id) =>
        page.Add($"<i class=\"swatch\" style=\"background:{outcome.Subject.Colors[id]}\"></i>{outcome.Subject.Classes[id]}");

    private static string Text(double value) => double.IsNaN(value) ? "–" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
