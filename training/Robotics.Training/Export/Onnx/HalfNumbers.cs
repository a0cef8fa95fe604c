namespace Robotics.Training.Export.Onnx;

/// <summary>Rounds weights to 16 bits.</summary>
internal static class HalfNumbers
{
    /// <summary>The nearest halves.</summary>
    /// <exception cref="ExportException">A number is beyond what a half holds.</exception>
    public static Half[] Of(string name, ReadOnlySpan<float> data)
    {
        var halves = new Half[data.Length];
        for (int i = 0; i < data.Length; i++)
        {
            halves[i] = (Half)data[i];
            if (!Half.IsFinite(halves[i]))
            {
                throw new ExportException($"The weight '{name}' holds {data[i]:G4}, which fp16 cannot: export the model in fp32.");
            }
        }

        return halves;
    }
}
