using Robotics.Bags.Checksums;

namespace Robotics.Bags.Tests.Checksums;

public class Crc32Tests
{
    [Fact]
    public void Gives_the_check_value_of_the_algorithm() => Assert.Equal(0xCBF43926, Crc32.Compute("123456789"u8));

    [Fact]
    public void Folding_gives_what_the_tables_give_at_every_length()
    {
        byte[] data = new byte[1500];
        new Random(1).NextBytes(data);
        for (int length = 0; length < data.Length; length++)
        {
            ReadOnlySpan<byte> part = data.AsSpan(data.Length - length);
            Assert.Equal(~Crc32Table.Update(~0x12345678u, part), Crc32.Update(0x12345678, part));
        }
    }

    [Fact]
    public void Continues_where_a_part_ended()
    {
        byte[] data = new byte[10_000];
        new Random(2).NextBytes(data);

        Assert.Equal(Crc32.Compute(data), Crc32.Update(Crc32.Compute(data.AsSpan(0, 777)), data.AsSpan(777)));
    }
}
