namespace Robotics.Dashboard.Foxglove;

/// <summary>A topic as the protocol advertises it.</summary>
/// <param name="Id">Its number, the same as long as this program runs.</param>
/// <param name="Topic">Its name.</param>
/// <param name="Encoding">How messages are written.</param>
/// <param name="SchemaName">The message type.</param>
/// <param name="Schema">The type's definition with those of all types in it.</param>
/// <param name="SchemaEncoding">How the definition is written.</param>
internal sealed record FoxgloveChannel(uint Id, string Topic, string Encoding, string SchemaName, string Schema, string SchemaEncoding);
