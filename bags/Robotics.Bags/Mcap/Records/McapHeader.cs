namespace Robotics.Bags.Mcap.Records;

/// <summary>The first record of a file.</summary>
internal sealed record McapHeader(string Profile, string Library)
{
    public void Write(McapFieldWriter writer)
    {
        writer.Begin(McapOpcode.Header, McapFieldWriter.SizeOf(Profile) + McapFieldWriter.SizeOf(Library));
        writer.WriteText(Profile);
        writer.WriteText(Library);
    }
}
