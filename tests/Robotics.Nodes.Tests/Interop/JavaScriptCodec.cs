using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Robotics.Msgs;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Nodes.Tests.Interop;

/// <summary>The serialization of Foxglove's tools, which knows a message by its definition only (<c>codec.mjs</c>).</summary>
internal sealed class JavaScriptCodec : IDisposable
{
    private readonly Process _process = Process.Start(
        new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Robotics.Nodes.Tests", "Interop", "codec.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>Reads a payload, and writes what was read anew.</summary>
    public (JsonElement Value, byte[] Payload) Read<T>(ReadOnlySpan<byte> payload)
        where T : class, IMessage<T>
    {
        JsonElement answer = Ask(new JsonObject { ["definition"] = T.DefinitionText, ["payload"] = Convert.ToBase64String(payload) });
        return (answer.GetProperty("value"), answer.GetProperty("payload").GetBytesFromBase64());
    }

    public byte[] Write<T>(JsonObject value)
        where T : class, IMessage<T> =>
        Ask(new JsonObject { ["definition"] = T.DefinitionText, ["value"] = value }).GetProperty("payload").GetBytesFromBase64();

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private JsonElement Ask(JsonObject request)
    {
        _process.StandardInput.WriteLine(request.ToJsonString());
        _process.StandardInput.Flush();
        string answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The codec ended.");
        return JsonDocument.Parse(answer).RootElement;
    }
}
