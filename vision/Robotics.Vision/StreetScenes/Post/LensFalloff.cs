namespace Robotics.Vision.StreetScenes.Post;

/// <summary>Vignetting: the light falls with the squared distance from the centre, measured in half widths.</summary>
internal sealed class LensFalloff
{
    private readonly float[] _columns;
    private readonly int _width;
    private readonly int _height;
    private float _strength;

    public LensFalloff(int width, int height)
    {
        _width = width;
        _height = height;
        _columns = GC.AllocateArray<float>(width + 2 * FixedPoint.Lanes, pinned: true);
    }

    /// <summary>The part of the loss that depends on the column; pinned.</summary>
    public float[] Columns => _columns;

    public void Begin(float strength)
    {
        _strength = strength;
        for (var x = 0; x < _width; x++)
        {
            var dx = (x + 0.5f) / (0.5f * _width) - 1f;
            _columns[x] = -strength * dx * dx;
        }
    }

    /// <summary>What the columns are added to in row <paramref name="y"/>.</summary>
    public float Row(int y)
    {
        var dy = (y + 0.5f - 0.5f * _height) / (0.5f * _width);
        return 1f - _strength * dy * dy;
    }
}
