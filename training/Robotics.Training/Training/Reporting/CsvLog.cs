using System.Globalization;

namespace Robotics.Training.Reporting;

/// <summary>
/// A CSV of numbers whose first column is the step. A resumed run drops the rows after its checkpoint, which it will write
/// again.
/// </summary>
internal sealed class CsvLog : IDisposable
{
    private readonly List<double[]> _rows = [];
    private readonly StreamWriter _writer;

    public CsvLog(string path, IReadOnlyList<string> columns, long keepThroughStep)
    {
        string header = string.Join(',', columns.Select(Quote));
        if (keepThroughStep > 0 && File.Exists(path))
        {
            _rows.AddRange(ReadRows(path).Where(row => row.Length == columns.Count && row[0] <= keepThroughStep));
        }

        _writer = new StreamWriter(path) { AutoFlush = true, NewLine = "\n" };
        _writer.WriteLine(header);
        foreach (double[] row in _rows)
        {
            WriteRow(row);
        }
    }

    /// <summary>All rows so far, of resumed runs too.</summary>
    public IReadOnlyList<double[]> Rows => _rows;

    public void Add(params double[] row)
    {
        _rows.Add(row);
        WriteRow(row);
    }

    public void Dispose() => _writer.Dispose();

    private static IEnumerable<double[]> ReadRows(string path)
    {
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] cells = line.Split(',');
            var row = new double[cells.Length];
            bool whole = true;
            for (int i = 0; i < cells.Length; i++)
            {
                whole &= double.TryParse(cells[i], NumberStyles.Float, CultureInfo.InvariantCulture, out row[i]);
            }

            // A killed run may leave half a line.
            if (whole)
            {
                yield return row;
            }
        }
    }

    private static string Quote(string name) => name.Contains(',') || name.Contains('"') ? $"\"{name.Replace("\"", "\"\"")}\"" : name;

    private void WriteRow(double[] row) =>
        _writer.WriteLine(string.Join(',', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
}
