using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Robotics.Vision.StreetScenes.Shading;

/// <summary>Eight look-ups at once in a pinned table.</summary>
internal static unsafe class FloatTable
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gather(float[] table, Vector256<int> index)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.GatherVector256((float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(table)), index, 4);
        }

        return Vector256.Create(
            table[index[0]], table[index[1]], table[index[2]], table[index[3]], table[index[4]], table[index[5]], table[index[6]],
            table[index[7]]);
    }
}
