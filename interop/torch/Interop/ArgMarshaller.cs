using System.Runtime.CompilerServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>Lays arguments out for the native call; lists are copied to scratch memory, so that nothing need be pinned.</summary>
internal static unsafe class ArgMarshaller
{
    /// <summary>Bytes of scratch memory that <see cref="Write"/> may use.</summary>
    public static int ScratchSize(ReadOnlySpan<Arg> args)
    {
        var size = 0;
        foreach (ref readonly var arg in args)
        {
            size += arg.Tag switch
            {
                Tag.Ints or Tag.Doubles or Tag.Tensors => 8 * Unsafe.As<Array>(arg.Reference!).Length,
                Tag.Bools => Aligned(Unsafe.As<bool[]>(arg.Reference!).Length),
                Tag.String => Aligned(Encoding.UTF8.GetByteCount(Unsafe.As<string>(arg.Reference!))),
                _ => 0,
            };
        }
        return size;
    }

    public static void Write(ReadOnlySpan<Arg> args, Value* values, byte* scratch)
    {
        for (var k = 0; k < args.Length; k++)
        {
            ref readonly var arg = ref args[k];
            ref var value = ref values[k];
            value.Tag = arg.Tag;
            value.Count = arg.Count;
            value.Integer = arg.Bits;
            switch (arg.Tag)
            {
                case Tag.Tensor:
                    value.Pointer = Unsafe.As<torch.Tensor>(arg.Reference!).Handle;
                    break;
                case Tag.Generator:
                    value.Pointer = Unsafe.As<torch.Generator>(arg.Reference!).Handle;
                    break;
                case Tag.Ints:
                    scratch = Copy<long>(Unsafe.As<long[]>(arg.Reference!), ref value, scratch);
                    break;
                case Tag.Doubles:
                    scratch = Copy<double>(Unsafe.As<double[]>(arg.Reference!), ref value, scratch);
                    break;
                case Tag.Bools:
                    scratch = Copy<bool>(Unsafe.As<bool[]>(arg.Reference!), ref value, scratch);
                    break;
                case Tag.Tensors:
                    scratch = CopyHandles(Unsafe.As<torch.Tensor?[]>(arg.Reference!), ref value, scratch);
                    break;
                case Tag.String:
                    var text = Unsafe.As<string>(arg.Reference!);
                    value.Pointer = (nint)scratch;
                    value.Count = Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, Encoding.UTF8.GetByteCount(text)));
                    scratch += Aligned(value.Count);
                    break;
            }
        }
    }

    private static byte* Copy<T>(ReadOnlySpan<T> items, ref Value value, byte* scratch) where T : unmanaged
    {
        value.Pointer = (nint)scratch;
        value.Count = items.Length;
        items.CopyTo(new Span<T>(scratch, items.Length));
        return scratch + Aligned(items.Length * sizeof(T));
    }

    private static byte* CopyHandles(torch.Tensor?[] tensors, ref Value value, byte* scratch)
    {
        value.Pointer = (nint)scratch;
        value.Count = tensors.Length;
        for (var k = 0; k < tensors.Length; k++) ((nint*)scratch)[k] = tensors[k]?.Handle ?? 0;
        return scratch + (8 * tensors.Length);
    }

    private static int Aligned(int bytes) => (bytes + 7) & ~7;
}
