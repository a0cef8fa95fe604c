using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>All textures with their mip chains in one pinned array, painted once and shared by every renderer.</summary>
internal sealed unsafe class TextureStore
{
    private const int MaxLevels = 12;
    private static readonly Lazy<TextureStore> _shared = new(() => new TextureStore());

    private readonly Texture[] _textures;
    private readonly int[] _offsets;
    private readonly int[] _texels;
    private readonly int* _data;

    private TextureStore()
    {
        var images = TextureCatalog.Paint();
        _textures = new Texture[images.Length];
        _offsets = new int[images.Length * MaxLevels];
        var total = 0;
        for (var i = 0; i < images.Length; i++)
        {
            var levels = Math.Min(images[i].WidthLog2, images[i].HeightLog2) + 1;
            _textures[i] = new Texture(images[i].WidthLog2, images[i].HeightLog2, levels);
            for (var level = 0; level < levels; level++)
            {
                _offsets[i * MaxLevels + level] = total;
                total += (_textures[i].Width >> level) * (_textures[i].Height >> level);
            }
        }

        _texels = GC.AllocateArray<int>(total + 8, pinned: true);
        _data = (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_texels));
        for (var i = 0; i < images.Length; i++)
        {
            var image = images[i];
            for (var level = 0; level < _textures[i].Levels; level++)
            {
                image.Pack(_texels.AsSpan(_offsets[i * MaxLevels + level]));
                image = level + 1 < _textures[i].Levels ? image.Halve() : image;
            }
        }
    }

    public static TextureStore Shared => _shared.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Texture Info(int texture) => _textures[texture];

    /// <summary>The sampler of a mip level; levels outside the chain are clamped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TexelSampler Sampler(int texture, int level)
    {
        var info = _textures[texture];
        level = Math.Clamp(level, 0, info.Levels - 1);
        var scale = BitConverter.Int32BitsToSingle((127 - level) << 23);
        var shift = info.WidthLog2 - level;
        return new TexelSampler(
            _data + _offsets[texture * MaxLevels + level], scale, (1 << shift) - 1, (1 << (info.HeightLog2 - level)) - 1, shift);
    }
}
