namespace Robotics.Ros2.Native;

internal static unsafe class EntityGid
{
    internal static EndpointGid Read(int entity)
    {
        var bytes = stackalloc byte[EndpointGid.Size];
        NativeError.Check(NativeMethods.Guid(entity, bytes), "The id of a DDS entity could not be read");
        return new EndpointGid(new ReadOnlySpan<byte>(bytes, EndpointGid.Size));
    }
}
