namespace TorchSharp.Extensions;

/// <summary>
/// What the names of a pickle stand for. It decides on every object that is made; the machine itself makes plain values only.
/// </summary>
internal interface IPickleWorld
{
    /// <summary>What a name stands for.</summary>
    /// <exception cref="PickleException">The name is refused.</exception>
    object? Resolve(string module, string name);

    /// <summary>The object that something makes of arguments.</summary>
    /// <exception cref="PickleException">It makes none.</exception>
    object? Call(object? word, object?[] arguments);

    /// <summary>The object outside the pickle that an id refers to.</summary>
    /// <exception cref="PickleException">There is none.</exception>
    object? Persist(object? id);
}
