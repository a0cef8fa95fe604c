namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for records on netstandard2.0, which analyzers must target.</summary>
internal static class IsExternalInit;
