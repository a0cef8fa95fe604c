using System.Runtime.InteropServices;
using System.Text;
using Robotics.Msgs;
using Rosidl.Runtime;

namespace Robotics.Ros2;

/// <summary>One of our messages for Rcl.NET, which knows types by rosidl's C code in the sourced ROS 2.</summary>
internal sealed class RclMessage<T>(T value) : IMessage
    where T : class, IMessage<T>
{
    public static string TypeSupportName => T.RosType;

    public static TypeSupportHandle GetTypeSupportHandle() => new(RosidlMessage<T>.TypeSupport, HandleType.Message);

    public static IMessage CreateFrom(nint data, Encoding textEncoding) => new RclMessage<T>(RosidlMessage<T>.Read(data));

    public static unsafe nint UnsafeCreate() => ((delegate* unmanaged<nint>)RosidlMessage<T>.Function("create"))();

    public static unsafe void UnsafeDestroy(nint data) => ((delegate* unmanaged<nint, void>)RosidlMessage<T>.Function("destroy"))(data);

    public static unsafe bool UnsafeInitialize(nint data) =>
        ((delegate* unmanaged<nint, byte>)RosidlMessage<T>.Function("init"))(data) != 0;

    public static unsafe void UnsafeFinalize(nint data) => ((delegate* unmanaged<nint, void>)RosidlMessage<T>.Function("fini"))(data);

    public static unsafe bool UnsafeInitializeSequence(int size, nint data) =>
        ((delegate* unmanaged<nint, nuint, byte>)RosidlMessage<T>.Function("Sequence__init"))(data, (nuint)size) != 0;

    public static unsafe void UnsafeFinalizeSequence(nint data) =>
        ((delegate* unmanaged<nint, void>)RosidlMessage<T>.Function("Sequence__fini"))(data);

    public void WriteTo(nint data, Encoding textEncoding) => RosidlMessage<T>.Write(value, data);
}

/// <summary>The type of a service, told by that of its requests.</summary>
internal sealed class RclService<TRequest> : IService
    where TRequest : class, IMessage<TRequest>
{
    public static string TypeSupportName { get; } = TRequest.RosType[..^"_Request".Length];

    public static TypeSupportHandle GetTypeSupportHandle() => new(Rosidl.TypeSupport("service", TypeSupportName), HandleType.Service);
}

/// <summary>rosidl's C structure of a message, filled from CDR and turned into it.</summary>
internal static class RosidlMessage<T>
    where T : class, IMessage<T>
{
    internal static nint TypeSupport { get; } = Rosidl.TypeSupport("message", T.RosType);

    internal static nint Function(string name) => Rosidl.Function(T.RosType, name);

    internal static byte[] Serialize(nint data) => Rosidl.Serialize(data, TypeSupport);

    internal static void Fill(nint data, ReadOnlySpan<byte> cdr) => Rosidl.Deserialize(cdr, TypeSupport, data);

    internal static T Read(nint data)
    {
        var reader = new CdrReader(Serialize(data));
        return T.Read(ref reader);
    }

    internal static void Write(T message, nint data)
    {
        var cdr = new byte[message.GetSerializedSize()];
        var writer = new CdrWriter(cdr);
        message.Write(ref writer);
        Fill(data, cdr);
    }
}

/// <summary>The libraries of the sourced ROS 2 that Rcl.NET does not expose.</summary>
internal static unsafe partial class Rosidl
{
    internal static nint TypeSupport(string kind, string type)
    {
        var library = NativeLibrary.Load($"lib{type[..type.IndexOf('/')]}__rosidl_typesupport_c.so");
        var symbol = $"rosidl_typesupport_c__get_{kind}_type_support_handle__{CName(type)}";
        return ((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, symbol))();
    }

    internal static nint Function(string type, string name) =>
        NativeLibrary.GetExport(NativeLibrary.Load($"lib{type[..type.IndexOf('/')]}__rosidl_generator_c.so"), $"{CName(type)}__{name}");

    internal static byte[] Serialize(nint message, nint typeSupport)
    {
        var bytes = new ByteArray { Allocator = DefaultAllocator() };
        try
        {
            Check(Serialize(message, typeSupport, ref bytes), "read");
            return new ReadOnlySpan<byte>(bytes.Buffer, (int)bytes.Length).ToArray();
        }
        finally
        {
            _ = Free(ref bytes);
        }
    }

    internal static void Deserialize(ReadOnlySpan<byte> cdr, nint typeSupport, nint message)
    {
        fixed (byte* buffer = cdr)
        {
            var size = (nuint)cdr.Length;
            var bytes = new ByteArray { Buffer = buffer, Length = size, Capacity = size, Allocator = DefaultAllocator() };
            Check(Deserialize(in bytes, typeSupport, message), "filled");
        }
    }

    /// <summary>Sets a variable where rcl sees it; those of .NET are a copy.</summary>
    internal static void SetEnvironment(string name, string value) => _ = SetVariable(name, value, overwrite: 1);

    private static string CName(string type) => type.Replace("/", "__", StringComparison.Ordinal);

    private static void Check(int code, string what)
    {
        if (code != 0)
        {
            throw new RosException($"A message of rcl could not be {what}: rmw returned {code}.");
        }
    }

    [LibraryImport("librmw_implementation.so", EntryPoint = "rmw_serialize")]
    private static partial int Serialize(nint message, nint typeSupport, ref ByteArray bytes);

    [LibraryImport("librmw_implementation.so", EntryPoint = "rmw_deserialize")]
    private static partial int Deserialize(in ByteArray bytes, nint typeSupport, nint message);

    [LibraryImport("librcutils.so", EntryPoint = "rcutils_uint8_array_fini")]
    private static partial int Free(ref ByteArray bytes);

    [LibraryImport("librcutils.so", EntryPoint = "rcutils_get_default_allocator")]
    private static partial AllocatorFunctions DefaultAllocator();

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);

    [StructLayout(LayoutKind.Sequential)]
    private struct AllocatorFunctions
    {
        public nint Allocate;
        public nint Deallocate;
        public nint Reallocate;
        public nint ZeroAllocate;
        public nint State;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ByteArray
    {
        public byte* Buffer;
        public nuint Length;
        public nuint Capacity;
        public AllocatorFunctions Allocator;
    }
}
