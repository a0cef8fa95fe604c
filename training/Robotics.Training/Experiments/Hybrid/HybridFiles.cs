using System.Globalization;
using System.Text;

namespace Robotics.Training.Experiments;

/// <summary>Writes hybrid.md, hybrid.csv and pareto.svg into an experiment's folder.</summary>
public static class HybridFiles
{
    public static void Write(string folder, HybridTable table)
    {
        File.WriteAllText(Path.Combine(folder, "hybrid.md"), HybridMarkdown.Of(table));
        File.WriteAllText(Path.Combine(folder, "hybrid.csv"), Csv(table));
        File.WriteAllText(Path.Combine(folder, "pareto.svg"), ParetoChart.Draw(table));
    }

    private static string Csv(HybridTable table)
    {
        var text = new StringBuilder("row,network,teacher,bits,metric,mean,seeds,bytes,milliseconds\n");
        foreach (HybridLine line in table.Lines)
        {
            foreach (HybridWidth width in line.Widths)
            {
                text.Append(CultureInfo.InvariantCulture, $"{line.Name},{line.Network},{line.IsTeacher},{width.Bits},{line.Metric},");
                text.Append(CultureInfo.InvariantCulture, $"{width.Mean:R},{width.Values.Count},{width.Bytes},{line.Milliseconds:R}\n");
            }
        }

        return text.ToString();
    }
}
