namespace Robotics.Msgs;

/// <summary>
/// A message read in place: strings are UTF-8 spans and arrays are spans over the payload, valid only as long as the payload is.
/// </summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IMessageView<TSelf>
    where TSelf : IMessageView<TSelf>, allows ref struct
{
    /// <summary>Checks and reads a message at the reader's position, and moves the reader behind it.</summary>
    /// <exception cref="CdrException">The payload is cut, too long for a bound, or otherwise not this type.</exception>
    static abstract TSelf Read(scoped ref CdrReader reader);
}
