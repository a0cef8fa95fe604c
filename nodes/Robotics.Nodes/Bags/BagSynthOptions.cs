using Robotics.Bags;
using Robotics.Nodes.Camera;

namespace Robotics.Nodes.Bags;

/// <summary>A recording of street scenes to be made.</summary>
/// <param name="Folder">A new folder.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Rate">Frames a second.</param>
/// <param name="Seed">Which scene.</param>
/// <param name="Size">Size of the frames.</param>
/// <param name="IsRaw">Images as bgr8 instead of JPEG.</param>
/// <param name="Storage">Its storage.</param>
/// <param name="Compression">Its compression, which makes labels small.</param>
internal sealed record BagSynthOptions(
    string Folder, double Seconds, double Rate, ulong Seed, FrameSize Size, bool IsRaw, BagStorage Storage, BagCompression Compression)
{
    public int Frames => Math.Max(1, (int)Math.Round(Seconds * Rate));
}
