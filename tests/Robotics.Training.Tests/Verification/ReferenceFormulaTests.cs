using System.Text.Json.Nodes;
using Robotics.Tests;
using Robotics.Training.Verification;

namespace Robotics.Training.Tests.Verification;

public class ReferenceFormulaTests
{
    private static readonly JsonNode s_selfTest =
        JsonNode.Parse(File.ReadAllText(RepositoryFiles.Reference("formula_selftest.json")))!;

    [Fact]
    public void RawValuesAreExact()
    {
        foreach (JsonNode? row in s_selfTest["raw"]!.AsArray())
        {
            string name = (string)row!["name"]!;
            Assert.Equal((uint)row["fnv1a32"]!, ReferenceFormula.Hash(name));
            Assert.Equal(Doubles(row["raw_first8"]!), Enumerable.Range(0, 8).Select(i => ReferenceFormula.Raw(name, i)));
            Assert.Equal((double)row["raw_at_1000003"]!, ReferenceFormula.Raw(name, 1000003));
        }
    }

    [Fact]
    public void StateTensorsAreExact()
    {
        foreach (JsonNode? row in s_selfTest["state"]!.AsArray())
        {
            long[] shape = [.. row!["shape"]!.AsArray().Select(size => (long)size!)];
            float[] values = ReferenceFormula.State((string)row["name"]!, shape);
            Assert.Equal(Floats(row["first6"]!), values[..6]);
            Assert.Equal((double)row["l2"]!, L2(values), 1e-10);
        }

        Assert.Equal([0f], ReferenceFormula.State("norm.num_batches_tracked", []));
    }

    [Fact]
    public void GenericTensorIsExact()
    {
        JsonNode row = s_selfTest["generic"]!;
        long count = row["shape"]!.AsArray().Aggregate(1L, (product, size) => product * (long)size!);
        float[] values = ReferenceFormula.Generic((string)row["name"]!, count, (double)row["scale"]!, (double)row["offset"]!);
        Assert.Equal(Floats(row["first6"]!), values[..6]);
        Assert.Equal((double)row["l2"]!, L2(values), 1e-7);
    }

    [Fact]
    public void LabelsAreExact()
    {
        JsonNode row = s_selfTest["labels"]!;
        int[] expected = [.. row["values"]!.AsArray().Select(value => (int)value!)];
        Assert.Equal(expected, ReferenceFormula.Labels((string)row["name"]!, (int)row["n"]!, (int)row["classes"]!));
    }

    private static double[] Doubles(JsonNode array) => [.. array.AsArray().Select(value => (double)value!)];

    private static float[] Floats(JsonNode array) => [.. array.AsArray().Select(value => (float)(double)value!)];

    private static double L2(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
