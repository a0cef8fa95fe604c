namespace Robotics.Dashboard.Sockets;

/// <summary>A whole message of a WebSocket, valid until the next is read.</summary>
internal readonly record struct SocketMessage(bool IsText, ReadOnlyMemory<byte> Data);
