using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation.Report;

/// <summary>Several models side by side; the best value of each row is bold.</summary>
internal sealed class ModelTable(EvalSummary summary, string[] names)
{
    public void AddTo(HtmlPage page)
    {
        page.Raw("<div class=\"scroll\"><table><tr><th></th>");
        foreach (string name in names)
        {
            page.Add($"<th>{name}</th>");
        }

        page.Raw("</tr>\n");
        foreach (EvalFigure figure in EvalFigure.All.Where(figure => summary.Models.Any(model => figure.Of(model) is not null)))
        {
            AddRow(page, figure);
        }

        page.Raw("</table></div>\n");
        for (int i = 0; i < summary.Changes.Length; i++)
        {
            page.Add($"<p>{names[i + 1]} in the place of {names[0]}: {summary.Changes[i]}.</p>\n");
        }
    }

    private void AddRow(HtmlPage page, EvalFigure figure)
    {
        page.Add($"<tr><td>{figure.Name}{(figure.Unit.Length > 0 ? $" [{figure.Unit.Trim()}]" : "")}</td>");
        foreach (ModelSummary model in summary.Models)
        {
            page.Raw(figure.IsBest(model, summary.Models) ? "<td><b>" : "<td>");
            page.Add($"{figure.Text(model)}");
            page.Raw(figure.IsBest(model, summary.Models) ? "</b></td>" : "</td>");
        }

        page.Raw("</tr>\n");
    }
}
