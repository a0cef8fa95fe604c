using Robotics.Vision;

namespace Robotics.Inference.Tests;

/// <summary>The pipeline over <see cref="TestModels.Scores"/> once more: double precision, one pixel at a time, no library.</summary>
internal static class ScalarPipeline
{
    private const int Rows = TestModels.Height / TestModels.Stride;
    private const int Columns = TestModels.Width / TestModels.Stride;

    /// <summary>The mask, and for each pixel by how much the winner leads.</summary>
    public static (byte[] Mask, double[] Margin) Run(
        byte[] pixels, int width, int height, int stride, PixelFormat format, ModelManifest manifest)
    {
        double[,,] scores = Convolve(Preprocess(pixels, width, height, stride, format, manifest));
        if (manifest.Output.Kind == OutputKind.Probabilities)
        {
            Softmax(scores);
        }

        var mask = new byte[width * height];
        var margin = new double[mask.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            (int y, int x) = (i / width, i % width);
            double[] values =
            [
                .. Enumerable.Range(0, TestModels.Classes)
                    .Select(c => Sample((r, k) => scores[c, r, k], Rows, Columns, height, width, y, x)),
            ];
            double best = values.Max();
            mask[i] = (byte)Array.IndexOf(values, best);
            margin[i] = best - values.Where((_, c) => c != mask[i]).Max();
        }

        return (mask, margin);
    }

    /// <summary>Winner of each cell before any enlargement.</summary>
    public static byte[,] Labels(byte[] pixels, int width, int height, PixelFormat format, ModelManifest manifest)
    {
        double[,,] scores = Convolve(Preprocess(pixels, width, height, width * format.Info().BytesPerPixel, format, manifest));
        var labels = new byte[Rows, Columns];
        for (int i = 0; i < labels.Length; i++)
        {
            (int y, int x) = (i / Columns, i % Columns);
            labels[y, x] = (byte)Enumerable.Range(0, TestModels.Classes).MaxBy(c => scores[c, y, x]);
        }

        return labels;
    }

    private static double[,,] Preprocess(byte[] pixels, int width, int height, int stride, PixelFormat format, ModelManifest manifest)
    {
        PixelFormatInfo info = format.Info();
        int[] offsets = [info.RedOffset, info.GreenOffset, info.BlueOffset];
        var tensor = new double[3, TestModels.Height, TestModels.Width];
        for (int c = 0; c < 3; c++)
        {
            for (int y = 0; y < TestModels.Height; y++)
            {
                for (int x = 0; x < TestModels.Width; x++)
                {
                    double value = Sample(
                        (r, k) => pixels[(r * stride) + (k * info.BytesPerPixel) + offsets[c]],
                        height, width, TestModels.Height, TestModels.Width, y, x);
                    tensor[c, y, x] = ((value / 255) - manifest.Input.Mean[c]) / manifest.Input.Std[c];
                }
            }
        }

        return tensor;
    }

    private static double[,,] Convolve(double[,,] tensor)
    {
        var scores = new double[TestModels.Classes, Rows, Columns];
        const int kernel = TestModels.Stride;
        for (int o = 0; o < TestModels.Classes; o++)
        {
            for (int i = 0; i < Rows * Columns; i++)
            {
                (int y, int x) = (i / Columns * kernel, i % Columns * kernel);
                double sum = TestModels.Bias[o];
                for (int k = 0; k < 3 * kernel * kernel; k++)
                {
                    (int c, int dy, int dx) = (k / (kernel * kernel), k / kernel % kernel, k % kernel);
                    sum += TestModels.Weight[(o * 3 * kernel * kernel) + k] * tensor[c, y + dy, x + dx];
                }

                scores[o, i / Columns, i % Columns] = sum;
            }
        }

        return scores;
    }

    private static void Softmax(double[,,] scores)
    {
        for (int i = 0; i < Rows * Columns; i++)
        {
            (int y, int x) = (i / Columns, i % Columns);
            double sum = Enumerable.Range(0, TestModels.Classes).Sum(c => Math.Exp(scores[c, y, x]));
            for (int c = 0; c < TestModels.Classes; c++)
            {
                scores[c, y, x] = Math.Exp(scores[c, y, x]) / sum;
            }
        }
    }

    /// <summary>Bilinear, half-pixel centres, border repeated.</summary>
    private static double Sample(Func<int, int, double> source, int rows, int columns, int targetRows, int targetColumns, int y, int x)
    {
        (int y0, int y1, double ty) = Taps(y, rows, targetRows);
        (int x0, int x1, double tx) = Taps(x, columns, targetColumns);
        double upper = (source(y0, x0) * (1 - tx)) + (source(y0, x1) * tx);
        double lower = (source(y1, x0) * (1 - tx)) + (source(y1, x1) * tx);
        return (upper * (1 - ty)) + (lower * ty);
    }

    private static (int Lower, int Upper, double Fraction) Taps(int target, int sourceSize, int targetSize)
    {
        double at = Math.Clamp(((target + 0.5) * sourceSize / targetSize) - 0.5, 0, sourceSize - 1);
        int lower = (int)at;
        return (lower, Math.Min(lower + 1, sourceSize - 1), at - lower);
    }
}
