namespace TorchSharp.Extensions;

/// <summary>What a name in the pickles of PyTorch stands for.</summary>
internal enum TorchWord
{
    /// <summary>Nothing that is kept.</summary>
    Ignored,

    /// <summary>A dictionary.</summary>
    OrderedDictionary,

    /// <summary>A tensor over a storage.</summary>
    Tensor,

    /// <summary>A tensor that is trained.</summary>
    Parameter,

    /// <summary>A tuple of sizes.</summary>
    Size,
}
