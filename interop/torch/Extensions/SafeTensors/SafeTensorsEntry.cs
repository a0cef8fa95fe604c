namespace TorchSharp.Extensions;

/// <summary>Where a tensor lies in the data that follow the header.</summary>
internal sealed record SafeTensorsEntry(string Name, torch.ScalarType Type, long[] Shape, long Begin, long End);
