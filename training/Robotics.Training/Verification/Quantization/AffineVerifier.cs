using System.Text.Json;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Verification.Quantization;

/// <summary>Checks <see cref="AffineQuantizer"/> against fake-quantized weights and activations: codes exactly, but for ties.</summary>
internal sealed class AffineVerifier : IVerifier
{
    private const double ScaleTolerance = 1e-7;
    private const float TieWidth = 1e-4f;

    private static readonly string[] Schemes =
    [
        "weight_per_channel_symmetric_int8", "weight_per_channel_symmetric_int8_restricted",
        "act_per_tensor_affine_uint8", "act_per_tensor_affine_int8", "act_per_tensor_symmetric_int8",
    ];

    public bool Handles(ReferenceRecord record) => record.Group == "quant" && Schemes.Contains(record.Id) && record.Json.Has("fake_quant");

    public void Verify(ReferenceRecord record, Findings findings)
    {
        JsonElement json = record.Json, tensor = json.GetProperty("tensor");
        long[] shape = tensor.Longs("shape");
        int count = (int)shape.Aggregate(1L, (product, side) => product * side);
        bool byChannel = record.Id!.StartsWith("weight", StringComparison.Ordinal);
        float[] values = byChannel
            ? ReferenceFormula.State(tensor.Text("name"), shape)
            : ReferenceFormula.Generic(tensor.Text("name"), count, tensor.Number("scale"), tensor.Number("offset"));
        float[][] parts = byChannel ? [.. values.Chunk(count / (int)shape[0])] : [values];
        AffineQuantizer[] quantizers = [.. parts.Select(part => Create(record.Id, part))];

        double[] scales = byChannel ? [.. json.Numbers("scale")] : [json.Number("scale")];
        findings.Add("scale", scales.Select((scale, i) => Math.Abs(scale - quantizers[i].Scale) / scale).Max(), ScaleTolerance);
        if (json.Has("zero_point"))
        {
            long[] zeroPoints = byChannel ? json.Longs("zero_point") : [(long)json.Number("zero_point")];
            findings.Equal("zero_point", zeroPoints, quantizers.Select(quantizer => (long)quantizer.ZeroPoint));
        }

        int length = parts[0].Length;
        long[] codes = json.Longs("q");
        int wrong = codes.Index().Count(code => IsWrong(code.Item, values[code.Index], quantizers[code.Index / length]));
        findings.Add("q", wrong, 0);
        float[] restored = [.. values.Select((value, i) => quantizers[i / length].Decode(quantizers[i / length].Encode(value)))];
        findings.Add(
            "fake_quant",
            new TensorRecord(record, json.GetProperty("fake_quant")).Difference(restored),
            quantizers.Max(quantizer => quantizer.Scale) * TieWidth);
    }

    private static AffineQuantizer Create(string scheme, float[] values) => scheme switch
    {
        "weight_per_channel_symmetric_int8_restricted" => AffineQuantizer.Symmetric(values.Max(MathF.Abs), AffineRange.NarrowInt8),
        "act_per_tensor_affine_uint8" => AffineQuantizer.Asymmetric(values.Min(), values.Max(), AffineRange.UInt8),
        "act_per_tensor_affine_int8" => AffineQuantizer.Asymmetric(values.Min(), values.Max(), AffineRange.Int8),
        _ => AffineQuantizer.Symmetric(values.Max(MathF.Abs), AffineRange.Int8),
    };

    private static bool IsWrong(long expected, float value, AffineQuantizer quantizer)
    {
        float position = value / quantizer.Scale;
        bool tie = Math.Abs(position - MathF.Floor(position) - 0.5f) < TieWidth;
        return Math.Abs(expected - quantizer.Encode(value)) > (tie ? 1 : 0);
    }
}
