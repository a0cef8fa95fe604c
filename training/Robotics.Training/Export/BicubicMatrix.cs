namespace Robotics.Training.Export;

/// <summary>
/// Bicubic enlargement by a whole factor along one axis as a matrix, which ONNX Runtime multiplies far faster than it runs a cubic
/// Resize. Keys' kernel with a = -0.75, half-pixel centres, border samples repeated: PyTorch's bicubic with align_corners false.
/// </summary>
internal static class BicubicMatrix
{
    private const double A = -0.75;

    /// <summary>Row-major [size * factor, size].</summary>
    public static float[] Create(int size, int factor)
    {
        var matrix = new double[size * factor * size];
        for (int target = 0; target < size * factor; target++)
        {
            double center = ((target + 0.5) / factor) - 0.5;
            int first = (int)Math.Floor(center);
            for (int tap = first - 1; tap <= first + 2; tap++)
            {
                matrix[(target * size) + Math.Clamp(tap, 0, size - 1)] += Kernel(Math.Abs(center - tap));
            }
        }

        return [.. matrix.Select(value => (float)value)];
    }

    /// <summary>Row-major [size, size * factor].</summary>
    public static float[] CreateTransposed(int size, int factor)
    {
        float[] matrix = Create(size, factor);
        int targets = size * factor;
        var transposed = new float[matrix.Length];
        for (int i = 0; i < matrix.Length; i++)
        {
            transposed[(i % size * targets) + (i / size)] = matrix[i];
        }

        return transposed;
    }

    private static double Kernel(double distance) => distance switch
    {
        <= 1 => ((((A + 2) * distance) - (A + 3)) * distance * distance) + 1,
        < 2 => ((((A * distance) - (5 * A)) * distance) + (8 * A)) * distance - (4 * A),
        _ => 0,
    };
}
