namespace Robotics.Vision.StreetScenes.Textures;

/// <summary>Makes texture images from functions of the position on the unit square (v points down).</summary>
internal static class TexturePainter
{
    public static TextureImage Paint(int sizeLog2, Func<float, float, Texel> texel) => Paint(sizeLog2, sizeLog2, texel);

    public static TextureImage Paint(int widthLog2, int heightLog2, Func<float, float, Texel> texel)
    {
        var image = new TextureImage(widthLog2, heightLog2);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var t = texel((x + 0.5f) / image.Width, (y + 0.5f) / image.Height);
                var i = y * image.Width + x;
                image.Second[i] = t.Second;
                image.Third[i] = t.Third;
                image.Brightness[i] = t.Brightness;
                image.Opacity[i] = t.Opacity;
            }
        }

        return image;
    }
}
