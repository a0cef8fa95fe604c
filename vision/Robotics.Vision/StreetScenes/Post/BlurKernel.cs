namespace Robotics.Vision.StreetScenes.Post;

/// <summary>A symmetric odd kernel: the weight of the centre and of the neighbours on either side.</summary>
internal sealed class BlurKernel
{
    public const int MaxRadius = 4;

    private readonly float[] _weights = new float[MaxRadius + 1];

    public int Radius { get; private set; }

    public float this[int offset] => _weights[offset];

    /// <summary>
    /// A Gaussian with the given standard deviation in pixels; a positive <paramref name="sharpening"/> is taken from its neighbours.
    /// </summary>
    public void Set(float sigma, float sharpening)
    {
        // Moments of the pixel grid: small blurs are three taps with the right variance.
        var variance = sigma * sigma;
        Array.Clear(_weights);
        if (variance < 0.64f)
        {
            Radius = 1;
            _weights[1] = 0.5f * variance - 0.5f * sharpening;
            _weights[0] = 1f - 2f * _weights[1];
            return;
        }

        Radius = Math.Clamp((int)MathF.Ceiling(1.8f * sigma), 2, MaxRadius);
        var sum = 0f;
        for (var i = 0; i <= Radius; i++)
        {
            // A bell from IEEE operations only: (1 - x^2)^3.
            var x = i / (2.65f * sigma + 0.4f);
            var bell = MathF.Max(0f, 1f - x * x);
            _weights[i] = bell * bell * bell;
            sum += i == 0 ? _weights[i] : 2f * _weights[i];
        }

        for (var i = 0; i <= Radius; i++)
        {
            _weights[i] /= sum;
        }
    }
}
