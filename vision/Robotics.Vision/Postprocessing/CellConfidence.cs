using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Robotics.Vision.Kernels;

namespace Robotics.Vision;

/// <summary>Writes the probability of each pixel's winner, in 255ths, rounded to nearest.</summary>
internal sealed unsafe class CellConfidence(BilinearAxis columns, BilinearAxis rows, int maxCandidates, bool softmax)
    : CellKernel(columns, rows, maxCandidates)
{
    protected override Vector64<byte> Eight(CellCandidates candidates, int column)
    {
        float* left = Left, right = Right;
        Vector256<float> upper = Vector256.Load(ColumnWeights + column), lower = Vector256<float>.One - upper;
        Vector256<float> best = Mix(Vector256.Create(left[0]), Vector256.Create(right[0]), upper, lower);
        for (int i = 1; i < candidates.Count; i++)
        {
            best = Vector256.MaxNative(Mix(Vector256.Create(left[i]), Vector256.Create(right[i]), upper, lower), best);
        }

        return ToBytes(softmax ? Vector256<float>.One / Sum(candidates.Count, best, upper, lower) : best);
    }

    private Vector256<float> Sum(int count, Vector256<float> best, Vector256<float> upper, Vector256<float> lower)
    {
        float* left = Left, right = Right;
        Vector256<float> sum = Vector256<float>.Zero;
        for (int i = 0; i < count; i++)
        {
            sum += Exp(Mix(Vector256.Create(left[i]), Vector256.Create(right[i]), upper, lower) - best);
        }

        return sum;
    }

    // 2^(whole + rest) for values up to 0, by a polynomial of the rest within -0.5 to 0.5 that is off by less than 1e-5.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> value)
    {
        const float Lowest = -80, Log2E = 1.44269504f;
        const int ExponentBits = 23;
        Vector256<float> power = Vector256.MaxNative(value, Vector256.Create(Lowest)) * Log2E;
        Vector256<float> whole = Vector256.Round(power), rest = power - whole;
        Vector256<float> result = Vector256.FusedMultiplyAdd(rest, Vector256.Create(0.00961813f), Vector256.Create(0.05550411f));
        result = Vector256.FusedMultiplyAdd(rest, result, Vector256.Create(0.24022651f));
        result = Vector256.FusedMultiplyAdd(rest, result, Vector256.Create(0.69314718f));
        result = Vector256.FusedMultiplyAdd(rest, result, Vector256<float>.One);
        return (result.AsInt32() + (Vector256.ConvertToInt32Native(whole) << ExponentBits)).AsSingle();
    }

    private static Vector64<byte> ToBytes(Vector256<float> probability)
    {
        Vector256<float> bounded = Vector256.MaxNative(Vector256.MinNative(probability, Vector256<float>.One), Vector256<float>.Zero);
        return Lanes.ToBytes(Vector256.ConvertToInt32Native(Vector256.FusedMultiplyAdd(
            bounded, Vector256.Create((float)byte.MaxValue), Vector256.Create(0.5f))));
    }
}
