using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.Post;

/// <summary>Standard normal numbers to be read from a random start.</summary>
internal sealed unsafe class NoiseTable
{
    private const int Period = 1 << 13;

    private readonly float[] _values;

    public NoiseTable(int width)
    {
        _values = GC.AllocateArray<float>(Period + width + 32, pinned: true);
        var random = new SceneRandom(0x5EED);
        for (var i = 0; i < _values.Length; i++)
        {
            if (i >= Period)
            {
                _values[i] = _values[i - Period];
                continue;
            }

            // The sum of twelve uniform numbers has unit variance.
            var sum = -6f;
            for (var j = 0; j < 12; j++)
            {
                sum += random.Unit();
            }

            _values[i] = sum;
        }
    }

    /// <summary>At least a row of numbers, chosen by <paramref name="bits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Row(ulong bits) =>
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values)) + (int)(bits & (Period - 1));
}
