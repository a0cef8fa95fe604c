namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>
/// One tile of the texel store, with its mip chain. A texel packs, from the low byte: weight of the second colour, weight of the third
/// colour, brightness (128 = 1), opacity. Width and height are powers of two; coordinates wrap.
/// </summary>
internal readonly record struct Texture(int WidthLog2, int HeightLog2, int Levels)
{
    public int Width => 1 << WidthLog2;

    public int Height => 1 << HeightLog2;
}
