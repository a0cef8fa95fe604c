namespace Robotics.Training;

/// <summary>Which pixels online hard example mining learns from; the defaults are those of the published segmentation recipes.</summary>
/// <param name="Threshold">Pixels whose own class has a probability below this count.</param>
/// <param name="MinKept">
/// So many pixels of a batch count at least, the hardest; null takes a sixteenth of them, which HRNet's 131072 are of four crops of
/// 512x1024.
/// </param>
public sealed record OhemOptions(double Threshold = 0.7, int? MinKept = null)
{
    /// <exception cref="ArgumentException">A value is impossible.</exception>
    public void Validate()
    {
        if (!(Threshold > 0 && Threshold <= 1) || MinKept < 1)
        {
            throw new ArgumentException(
                $"OHEM has a threshold above 0 and up to 1 and keeps at least one pixel, not {Threshold} and {MinKept}.");
        }
    }
}
