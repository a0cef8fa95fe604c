using System.Text;

namespace Robotics.Nodes.Bags.Evaluation;

/// <summary>Writes <c>per_frame.csv</c>: a line for each frame and model.</summary>
internal static class FrameTable
{
    private const string Header =
        "frame,stamp_ns,model,width,height,miou,pixel_accuracy,boundary_f1,flicker,false_flicker,agreement,confidence,"
        + "decode_ms,preprocess_ms,inference_ms,postprocess_ms,sha256_mask\n";

    public static string ToCsv(EvalOutcome outcome)
    {
        StringBuilder text = new(Header);
        for (int i = 0; i < outcome.Frames.Length; i++)
        {
            FrameFigures frame = outcome.Frames[i];
            for (int model = 0; model < frame.Models.Length; model++)
            {
                ModelFrameFigures m = frame.Models[model];
                string name = Quote(outcome.Subject.Models[model].File);
                text.AppendJoin(',', i, frame.Stamp, name, frame.Width, frame.Height)
                    .Append(',')
                    .AppendJoin(',', m.Miou, m.PixelAccuracy, m.BoundaryF1, m.Flicker, m.FalseFlicker, m.Agreement, m.Confidence)
                    .Append(',')
                    .AppendJoin(',', Ms(frame.DecodeNs), Ms(m.PreprocessNs), Ms(m.InferenceNs), Ms(m.PostprocessNs), m.Sha256)
                    .Append('\n');
            }
        }

        return text.ToString();
    }

    private static double Ms(long nanoseconds) => nanoseconds / 1e6;

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
