namespace Robotics.Bags.Mcap.Records;

/// <summary>The first record of a file.</summary>
internal sealed record McapHeader(string Profile, string Library)
{
    public static McapHeader Parse(ReadOnlySpan<byte> body)
    {
        McapFieldReader fields = new(body, "header");
        return new McapHeader(fields.ReadText(), fields.ReadText());
    }

    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.Header, McapFieldWriter.SizeOf(Profile) + McapFieldWriter.SizeOf(Library));
        writer.WriteText(Profile);
        writer.WriteText(Library);
    }
}
