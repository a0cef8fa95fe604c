using System.Numerics;
using Robotics.Vision.StreetScenes.Geometry;

namespace Robotics.Vision.StreetScenes.World;

/// <summary>Reflectances of common things, linear light.</summary>
internal static class Palette
{
    public static readonly Vector3 Black = Rgb(22, 22, 24);
    public static readonly Vector3 Rubber = Rgb(34, 34, 36);
    public static readonly Vector3 Glass = Rgb(44, 52, 60);
    public static readonly Vector3 White = Rgb(232, 232, 230);
    public static readonly Vector3 Steel = Rgb(150, 154, 156);
    public static readonly Vector3 DarkSteel = Rgb(66, 70, 72);
    public static readonly Vector3 Red = Rgb(196, 26, 30);
    public static readonly Vector3 Yellow = Rgb(236, 190, 40);
    public static readonly Vector3 Blue = Rgb(28, 78, 168);
    public static readonly Vector3 Green = Rgb(40, 112, 66);
    public static readonly Vector3 Concrete = Rgb(168, 164, 156);

    private static readonly Vector3[] _car =
    [
        Rgb(228, 228, 226), Rgb(30, 31, 34), Rgb(150, 154, 158), Rgb(88, 92, 96), Rgb(52, 70, 106), Rgb(150, 30, 32), Rgb(192, 186, 170),
        Rgb(40, 74, 60),
        Rgb(200, 200, 204), Rgb(64, 58, 54), Rgb(204, 120, 40), Rgb(110, 140, 170),
    ];

    private static readonly Vector3[] _cloth =
    [
        Rgb(36, 38, 46), Rgb(60, 66, 84), Rgb(120, 30, 36), Rgb(190, 186, 178), Rgb(84, 76, 66), Rgb(46, 72, 60), Rgb(170, 150, 118),
        Rgb(104, 110, 120),
        Rgb(30, 54, 100), Rgb(202, 170, 60), Rgb(150, 92, 110), Rgb(224, 222, 216), Rgb(70, 48, 40), Rgb(90, 130, 150),
    ];

    private static readonly Vector3[] _skin = [Rgb(224, 176, 146), Rgb(198, 144, 112), Rgb(150, 100, 74), Rgb(96, 62, 46)];

    private static readonly Vector3[] _hair = [Rgb(34, 26, 22), Rgb(80, 54, 36), Rgb(170, 134, 84), Rgb(150, 146, 142)];

    private static readonly Vector3[] _leaf =
    [
        Rgb(72, 98, 42), Rgb(56, 82, 36), Rgb(92, 112, 50), Rgb(64, 86, 54), Rgb(112, 118, 48), Rgb(132, 108, 44), Rgb(48, 70, 40),
    ];

    private static readonly Vector3[] _autumn =
        [Rgb(158, 110, 40), Rgb(140, 70, 34), Rgb(170, 140, 56), Rgb(110, 96, 44), Rgb(120, 56, 40)];

    private static readonly Vector3[] _fleet =
    [
        Rgb(196, 40, 38), Rgb(234, 188, 44), Rgb(40, 86, 160), Rgb(226, 226, 222), Rgb(48, 120, 74), Rgb(120, 126, 132), Rgb(230, 120, 40),
    ];

    private static readonly Vector3[] _roof = [Rgb(142, 78, 58), Rgb(96, 62, 52), Rgb(78, 80, 84), Rgb(110, 100, 92)];

    /// <summary>From sRGB bytes; the square stands for the display's curve, as in the tone curve of the camera.</summary>
    public static Vector3 Rgb(int red, int green, int blue) => new Vector3(red * red, green * green, blue * blue) * (1f / 65025f);

    public static Vector3 Car(ref SceneRandom random) => _car[random.Index(_car.Length)] * random.Tint(0.12f);

    public static Vector3 Cloth(ref SceneRandom random) => _cloth[random.Index(_cloth.Length)] * random.Tint(0.2f);

    public static Vector3 Skin(ref SceneRandom random) => _skin[random.Index(_skin.Length)];

    public static Vector3 Hair(ref SceneRandom random) => _hair[random.Index(_hair.Length)];

    public static Vector3 Leaf(ref SceneRandom random) => _leaf[random.Index(_leaf.Length)] * random.Tint(0.2f) * random.Range(0.8f, 1.2f);

    public static Vector3 AutumnLeaf(ref SceneRandom random) =>
        _autumn[random.Index(_autumn.Length)] * random.Tint(0.2f) * random.Range(0.8f, 1.2f);

    public static Vector3 Fleet(ref SceneRandom random) => _fleet[random.Index(_fleet.Length)] * random.Tint(0.15f);

    public static Vector3 Roof(ref SceneRandom random) => _roof[random.Index(_roof.Length)] * random.Tint(0.12f);
}
