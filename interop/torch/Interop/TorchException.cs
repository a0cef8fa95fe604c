using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// A failure inside libtorch. The message is libtorch's own, cut to the sentences that say what was wrong, behind the
/// name of the operator that failed. TorchSharp throws the base class.
/// </summary>
public sealed class TorchException : ExternalException
{
    public TorchException()
    {
    }

    public TorchException(string message) : base(message)
    {
    }

    public TorchException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
