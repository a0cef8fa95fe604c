using System.Text.Json;
using Robotics.Training.Verification;

namespace Robotics.Training.Tests.Verification;

public class TensorRecordTests
{
    private static readonly float[] Values = [1, -2, 3, 4, -5, 6];

    [Fact]
    public void Equal_values_differ_by_rounding_at_most() => Assert.InRange(Record().Difference(Values), 0, 1e-6);

    [Theory]
    [InlineData(2, 3.5f)]
    [InlineData(1, -2.5f)]
    public void A_value_counts_whether_it_is_sampled_or_only_summed_up(int index, float value)
    {
        float[] changed = [.. Values];
        changed[index] = value;
        Assert.InRange(Record().Difference(changed), 0.02, 0.5);
    }

    [Fact]
    public void A_missing_element_and_a_NaN_are_never_within_a_tolerance()
    {
        Assert.Equal(double.PositiveInfinity, Record().Difference(Values.AsSpan(1)));
        float[] changed = [.. Values];
        changed[1] = float.NaN;
        Assert.True(double.IsNaN(Record().Difference(changed)));
    }

    private static TensorRecord Record()
    {
        using JsonDocument json = JsonDocument.Parse(
            """
            {"shape": [2, 3], "numel": 6, "mean": 1.16666667, "std": 3.71558298, "l2": 9.53939201, "max_abs": 6, "samples": [1, 3, -5]}
            """);
        JsonElement root = json.RootElement.Clone();
        return new TensorRecord(new ReferenceRecord(".", "models/x.json", null, null, root, root), root);
    }
}
