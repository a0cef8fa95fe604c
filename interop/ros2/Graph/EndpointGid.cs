using System.Runtime.InteropServices;

namespace Robotics.Ros2;

/// <summary>The 16 bytes that name a DDS endpoint or participant on the network: 12 for the participant, 4 for the entity in it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct EndpointGid
{
    internal const int Size = 16;

    private readonly ulong _host;
    private readonly uint _process;
    private readonly uint _entity;

    internal EndpointGid(ReadOnlySpan<byte> bytes) => this = MemoryMarshal.Read<EndpointGid>(bytes);

    /// <summary>The 16 bytes in network order as 32 hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    internal void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);
}
