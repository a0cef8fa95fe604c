using Robotics.Bags.Checksums;
using Robotics.Bags.Mcap.Records;

namespace Robotics.Bags.Mcap;

/// <summary>Indexes a file by its summary, and by walking over what lies between the chunks.</summary>
internal static class McapSummary
{
    /// <exception cref="BagException">The summary is missing, damaged, or does not tell all.</exception>
    public static McapIndex Read(McapWindow window)
    {
        McapIndex index = new();
        List<McapChunkIndex> chunks = [];
        McapStatistics? statistics = null;
        long dataEnd = ReadRecords(window, index, chunks, ref statistics);
        if (statistics is null || statistics.ChunkCount != chunks.Count || !statistics.HasChannelCounts)
        {
            throw new BagException("The summary does not tell all that is in the file.");
        }

        WalkBetween(window, index, chunks, dataEnd);
        index.Use(statistics);
        index.CheckChannels();
        return index;
    }

    private static long ReadRecords(McapWindow window, McapIndex index, List<McapChunkIndex> chunks, ref McapStatistics? statistics)
    {
        long footerOffset = window.FileLength - McapFormat.FooterSize - McapFormat.Magic.Length;
        ReadOnlySpan<byte> tail = window.Show(footerOffset, McapFormat.FooterSize + McapFormat.Magic.Length);
        if (tail.IsEmpty || tail[0] != (byte)McapOpcode.Footer || !tail[McapFormat.FooterSize..].StartsWith(McapFormat.Magic))
        {
            throw new BagException("The file has no footer.");
        }

        McapFooter footer = McapFooter.Parse(tail[McapFormat.RecordHeaderSize..McapFormat.FooterSize]);
        if (footer.SummaryStart < McapFormat.Magic.Length || footer.SummaryStart > footerOffset)
        {
            throw new BagException("The file has no summary.");
        }

        int size = checked((int)(footerOffset - footer.SummaryStart));
        ReadOnlySpan<byte> summary = window.Show(footer.SummaryStart, size + McapFormat.FooterSize);
        if (footer.SummaryCrc != 0 && Crc32.Compute(summary[..(size + McapFormat.FooterCrcOffset)]) != footer.SummaryCrc)
        {
            throw new BagException("The summary's checksum is not the recorded one.");
        }

        McapRecordReader records = new(summary[..size]);
        while (records.TryRead(out McapRecord record))
        {
            if (record.Opcode == McapOpcode.ChunkIndex)
            {
                chunks.Add(McapChunkIndex.Parse(record.Body));
            }
            else if (record.Opcode == McapOpcode.Statistics)
            {
                statistics = McapStatistics.Parse(record.Body);
            }
            else
            {
                index.TryAdd(record);
            }
        }

        return footer.SummaryStart;
    }

    private static void WalkBetween(McapWindow window, McapIndex index, List<McapChunkIndex> chunks, long dataEnd)
    {
        McapWalker walker = new(
            window, index, chunk => throw new BagException($"The summary leaves out the chunk at byte {chunk.Offset}."));
        long position = 0;
        foreach (McapChunkIndex chunk in chunks.OrderBy(chunk => chunk.ChunkOffset))
        {
            Walk(walker, position, chunk.ChunkOffset);
            position = checked(chunk.ChunkOffset + chunk.ChunkLength + chunk.MessageIndexLength);
            if (chunk.ChunkOffset < McapFormat.Magic.Length || chunk.ChunkLength < 0 || chunk.MessageIndexLength < 0 || position > dataEnd)
            {
                throw new BagException($"The summary places a chunk at bytes {chunk.ChunkOffset} to {position}.");
            }

            if (chunk.MessageIndexOffsets.Count > 0 || chunk.MessageIndexLength == 0)
            {
                index.Segments.Add(new McapSegment(
                    IsChunk: true,
                    chunk.ChunkOffset,
                    chunk.ChunkLength,
                    chunk.Start,
                    chunk.End,
                    chunk.MessageIndexOffsets.Count > 0 ? chunk.MessageIndexOffsets.Keys.ToHashSet() : null));
            }
        }

        Walk(walker, position, dataEnd);
    }

    private static void Walk(McapWalker walker, long from, long to)
    {
        if (from < to && walker.Walk(from, to) is { } damage)
        {
            throw new BagException(damage);
        }
    }
}
