namespace Robotics.Nodes.Segmentation;

/// <summary>Memory that is kept from frame to frame and grows where a frame is larger.</summary>
internal static class Scratch
{
    public static void Reserve(ref byte[] memory, int length)
    {
        if (memory.Length < length)
        {
            memory = GC.AllocateUninitializedArray<byte>(length);
        }
    }
}
