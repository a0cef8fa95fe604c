using System.Text;

namespace Robotics.Training.Experiments;

/// <summary>A hybrid table for people, with what it answers.</summary>
public static class HybridMarkdown
{
    private const double Megabyte = 1e6;
    private const double OnePoint = 1;

    public static string Of(HybridTable table)
    {
        int[] widths = [.. table.Lines[0].Widths.Select(width => width.Bits)];
        var text = new StringBuilder();
        text.AppendLine(
            $"Weights by {table.Quantization.Method} over {table.Quantization.Images} pictures: {table.Lines[0].Metric} in % at each "
            + "number of bits, size of the file at 32 and at 4 bits, processor time of a picture in ONNX Runtime on one thread (of every "
            + "width: weights are decoded first).").AppendLine();
        text.AppendLine($"| row | network | {string.Join(" | ", widths)} | MB | MB at {Middle(widths)} | ms |");
        text.AppendLine($"| --- | --- |{string.Concat(widths.Select(_ => " --- |"))} --- | --- | --- |");
        foreach (HybridLine line in table.Lines)
        {
            text.AppendLine(
                $"| {line.Label} | {line.Network} | {string.Join(" | ", line.Widths.Select(Cell))} | "
                + $"{line.Widths[0].Bytes / Megabyte:F3} | {line.At(Middle(widths)).Bytes / Megabyte:F3} | {line.Time} |");
        }

        text.AppendLine().AppendLine(Answer(table, widths));
        return text.ToString();
    }

    // Four bits are what the sources look at; where they are not measured, the middle is.
    private static int Middle(int[] widths) => widths.Contains(4) ? 4 : widths[widths.Length / 2];

    private static string Cell(HybridWidth width) => width.Values.Count == 1
        ? $"{width.Mean:F2}"
        : $"{width.Mean:F2} ± {ExperimentTable.Deviation(width.Values):F2}";

    private static string Answer(HybridTable table, int[] widths)
    {
        HybridLine[] students = [.. table.Lines.Where(line => !line.IsTeacher)], teachers = [.. table.Lines.Where(line => line.IsTeacher)];
        if (students.Length == 0 || teachers.Length == 0)
        {
            return "Teachers or students are missing, so they cannot be compared.";
        }

        HybridLine teacher = teachers.MaxBy(line => line.Widths[0].Mean)!;
        int[] won = [.. widths.Where(bits => students.Max(line => line.At(bits).Mean) > teacher.At(bits).Mean)];
        (HybridLine Line, HybridWidth Width) smallest = table.Lines
            .SelectMany(line => line.Widths, (line, width) => (Line: line, Width: width))
            .Where(entry => entry.Width.Mean >= teacher.Widths[0].Mean - OnePoint)
            .MinBy(entry => entry.Width.Bytes);
        HybridLine best = students.MaxBy(line => line.At(Middle(widths)).Mean)!;
        string ahead = won.Length == 0 ? "no width" : string.Join(", ", won) + " bits";
        return "Is it better to quantize a distilled student than its teacher? "
            + $"At {Middle(widths)} bits the best student ({best.Name}) has {Figures(best.At(Middle(widths)))}, "
            + $"the teacher ({teacher.Name}) {Figures(teacher.At(Middle(widths)))}. "
            + $"At equal bits the best student is ahead of the teacher at {ahead}. "
            + $"The smallest file within one point of the teacher at 32 bits is {smallest.Line.Label} at {smallest.Width.Bits} bits: "
            + $"{Figures(smallest.Width)}.";
    }

    private static string Figures(HybridWidth width) => $"{width.Mean:F2} % in {width.Bytes / Megabyte:F3} MB";
}
