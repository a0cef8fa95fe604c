namespace TorchSharp.Interop;

/// <summary>What a <see cref="Value"/> holds. Mirrors <c>rt::Tag</c> of the native library.</summary>
internal enum Tag
{
    None, Tensor, Int, Double, Bool, String, Ints, Doubles, Bools, Tensors, Device, Generator, Default, List,
}
