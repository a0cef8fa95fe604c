using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.Kernels;

/// <summary>Vector operations whose portable form costs several times the instructions of what processors offer.</summary>
internal static class Lanes
{
    /// <summary>Chooses by a mask whose lanes are all ones or all zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Select<T>(Vector256<T> mask, Vector256<T> ifSet, Vector256<T> ifClear) =>
        Avx2.IsSupported
            ? Avx2.BlendVariable(ifClear.AsByte(), ifSet.AsByte(), mask.AsByte()).As<byte, T>()
            : Vector256.ConditionalSelect(mask, ifSet, ifClear);

    /// <summary>The lowest byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector64<byte> ToBytes(Vector256<int> values)
    {
        Vector128<ushort> words = Vector128.Narrow(values.GetLower().AsUInt32(), values.GetUpper().AsUInt32());
        return Vector128.Narrow(words, words).GetLower();
    }

    /// <summary>The lowest byte of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> ToBytes(Vector512<int> values)
    {
        Vector256<ushort> words = Vector256.Narrow(values.GetLower().AsUInt32(), values.GetUpper().AsUInt32());
        return Vector128.Narrow(words.GetLower(), words.GetUpper());
    }
}
