using System.Net;
using System.Net.Sockets;
using TorchSharp.Extensions;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Extensions.Distributed;

/// <summary>Groups whose members are threads of this process; tests of training have real processes.</summary>
public sealed class ProcessGroupTests
{
    private const int Members = 3;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Sums_and_broadcasts_reach_every_member()
    {
        (float[] Sum, long[] Sent)[] results = await Together(group =>
        {
            using var scope = NewDisposeScope();
            Tensor values = tensor(new[] { group.Rank + 1f, 10f * group.Rank }), numbers = tensor(new long[] { group.Rank });
            group.AllReduceSum(values);
            group.Broadcast(numbers, root: 2);
            return (values.data<float>().ToArray(), numbers.data<long>().ToArray());
        });

        Assert.All(results, result => Assert.Equal([6f, 30f], result.Sum));
        Assert.All(results, result => Assert.Equal([2L], result.Sent));
    }

    [Fact]
    public async Task A_member_that_leaves_is_noticed_by_the_others()
    {
        Exception?[] failures = await Together(group =>
        {
            using var scope = NewDisposeScope();
            if (group.Rank == 0) return null;
            return Record.Exception(() =>
            {
                group.AllReduceSum(ones(4));
                group.AllReduceSum(ones(4));
            });
        });

        Assert.All(failures[1..], failure => Assert.IsType<TorchException>(failure));
    }

    [Fact]
    public void Nobody_at_the_address_is_an_error_and_not_a_wait_for_ever()
    {
        var place = new TorchRun("127.0.0.1", FreePort(), 1, 2, 0);
        Assert.Throws<TorchException>(() => ProcessGroup.Join(place, DistributedBackend.Gloo, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Nccl_needs_a_libtorch_for_cuda()
    {
        Assert.SkipWhen(cuda.is_available(), "This libtorch may have NCCL.");
        var place = new TorchRun("127.0.0.1", FreePort(), 0, 1, 0);
        Assert.Contains("CUDA", Assert.Throws<TorchException>(() => ProcessGroup.Join(place, DistributedBackend.Nccl)).Message);
    }

    [Fact]
    public void A_group_of_one_that_was_left_cannot_be_used()
    {
        ProcessGroup group = ProcessGroup.Join(new TorchRun("127.0.0.1", FreePort(), 0, 1, 0), DistributedBackend.Gloo, s_timeout);
        using Tensor values = ones(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => group.Broadcast(values, root: 1));
        group.Dispose();
        Assert.Throws<ObjectDisposedException>(() => group.AllReduceSum(values));
    }

    private static async Task<T[]> Together<T>(Func<ProcessGroup, T> member)
    {
        int port = FreePort();
        return await Task.WhenAll(Enumerable.Range(0, Members).Select(rank => Task.Factory.StartNew(
            () =>
            {
                using ProcessGroup group = ProcessGroup.Join(
                    new TorchRun("127.0.0.1", port, rank, Members, rank), DistributedBackend.Gloo, s_timeout);
                return member(group);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
