using Robotics.Training.Data;
using Robotics.Training.Data.Augmentation;
using Robotics.Training.Data.Loading;

namespace Robotics.Training.Tests.Data;

public class BatchLoaderTests
{
    private const int Count = 10;
    private const int BatchSize = 4;
    private const int Steps = 12;

    [Fact]
    public void Batches_do_not_depend_on_the_number_of_workers()
    {
        List<byte[]> one = Read(1, 0);
        Assert.Equal(one, Read(2, 0));
        Assert.Equal(one, Read(5, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(Steps - 1)]
    public void A_loader_that_starts_later_goes_on_where_an_unbroken_one_is(int first) =>
        Assert.Equal(Read(2, 0).Skip(first), Read(2, first));

    [Fact]
    public void Another_seed_gives_other_batches() => Assert.NotEqual(Read(1, 0), Read(1, 0, seed: 6));

    [Fact]
    public void An_epoch_holds_every_sample_once()
    {
        var order = new EpochOrder(Count, 3);
        int[] first = [.. Enumerable.Range(0, Count).Select(i => order[i])];
        int[] second = [.. Enumerable.Range(Count, Count).Select(i => order[i])];
        Assert.Equal(Enumerable.Range(0, Count), first.Order());
        Assert.Equal(Enumerable.Range(0, Count), second.Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_sample_that_cannot_be_read_ends_the_run_with_its_reason()
    {
        using var loader = new BatchLoader(new CountingDataset(Count, brokenIndex: 7), Options(2, 5), 0, Steps);
        var error = Assert.Throws<DatasetException>(() =>
        {
            for (int i = 0; i < Steps; i++)
            {
                loader.Next();
            }
        });
        Assert.Equal("sample 7 is broken", error.Message);
    }

    [Fact]
    public void An_empty_data_set_is_refused() =>
        Assert.Throws<DatasetException>(() => new BatchLoader(new CountingDataset(0), Options(1, 5), 0, Steps));

    private static List<byte[]> Read(int workers, long first, ulong seed = 5)
    {
        using var loader = new BatchLoader(new CountingDataset(Count), Options(workers, seed), first, Steps);
        var batches = new List<byte[]>();
        for (long step = first; step < Steps; step++)
        {
            Batch batch = loader.Next();
            batches.Add([.. batch.Images.bytes, .. batch.Labels.bytes, .. batch.Indices.bytes]);
        }

        return batches;
    }

    private static SegmentationLoaderOptions Options(int workers, ulong seed) => new()
    {
        Input = new ImageSize(8, 8),
        Crop = new ImageSize(8, 8),
        MaskStride = 4,
        BatchSize = BatchSize,
        Seed = seed,
        Augmentation = new AugmentationOptions(),
        Workers = workers,
    };
}
