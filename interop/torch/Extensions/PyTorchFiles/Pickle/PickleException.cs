namespace TorchSharp.Extensions;

/// <summary>A pickle is damaged or refused.</summary>
internal sealed class PickleException(string message) : Exception(message);
