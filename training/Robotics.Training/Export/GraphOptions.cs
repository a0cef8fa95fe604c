using System.CommandLine;
using Robotics.Training.Export.Onnx;

namespace Robotics.Training.Export;

/// <summary>The options of <c>export</c> that shape the graph.</summary>
internal static class GraphOptions
{
    private const string AnyBatch = "dynamic";

    private static readonly Option<bool> Labels = new("--labels")
    {
        Description = "End the graph with the mask, class ids as bytes, instead of logits: less to copy from a GPU, but no confidence.",
    };

    private static readonly Option<bool> Bytes = new("--bytes")
    {
        Description = "Begin the graph with the picture's own bytes, uint8 [N, height, width, 3] in RGB, and normalise them inside: " +
            "a quarter to copy to a GPU, and nothing to know for programs other than the node.",
    };

    private static readonly Option<ExportPrecision> Precision = new("--precision")
    {
        Description = "fp16 halves the file and what a GPU reads; input and output stay float32. By default fp32.",
        HelpName = "fp32|fp16",
    };

    private static readonly Option<long> Batch = new("--batch")
    {
        Description = "Pictures at once: 1 by default, dynamic for any number; the node does not load files of another fixed number.",
        HelpName = "N|dynamic",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (text == AnyBatch)
            {
                return OnnxValue.AnyBatch;
            }

            if (!int.TryParse(text, out int count) || count < 1)
            {
                result.AddError($"--batch takes a number of pictures or the word {AnyBatch}, not \"{text}\".");
            }

            return count;
        },
    };

    public static IReadOnlyList<Option> All { get; } = [Labels, Bytes, Precision, Batch];

    public static ExportOptions Read(ParseResult parsed) => new()
    {
        Labels = parsed.GetValue(Labels),
        Bytes = parsed.GetValue(Bytes),
        Precision = parsed.GetValue(Precision),
        Batch = parsed.GetValue(Batch),
    };
}
