namespace Robotics.Dashboard.Live;

/// <summary>What a page says over its WebSocket.</summary>
/// <param name="Op"><c>watch</c>: show another camera or other streams. <c>next</c>: the picture of a stream is drawn.</param>
/// <param name="Camera">The camera to watch, or null for the first.</param>
/// <param name="Streams">The streams to watch: <c>image</c>, <c>overlay</c>, <c>shares</c>; none while the page is hidden.</param>
/// <param name="Stream">The stream whose picture is drawn.</param>
internal sealed record LiveCommand(string Op, string? Camera = null, string[]? Streams = null, int Stream = 0);
