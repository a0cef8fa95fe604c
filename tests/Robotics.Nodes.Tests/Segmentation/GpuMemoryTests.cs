using System.Diagnostics;
using Robotics.Nodes.Tests.Support;
using Robotics.Nvml;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>Against a library that declares what nvml.h does, for machines without a GPU.</summary>
public sealed class GpuMemoryTests : IDisposable
{
    private const string Library = """
        typedef struct { unsigned long long total, free, used; } nvmlMemory_t;
        static int started, devices[2];
        int nvmlInit_v2(void) { started = 1; return 0; }
        int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device)
        {
          if (!started || index > 1) return 2;
          *device = &devices[index];
          return 0;
        }
        int nvmlDeviceGetMemoryInfo(void *device, nvmlMemory_t *memory)
        {
          if (device != &devices[1]) return 3;
          memory->total = 8000000000; memory->free = 5000000000; memory->used = 3000000000;
          return 0;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Memory_is_read_where_the_library_and_the_gpu_are_there()
    {
        string library = Compile();

        GpuMemory? gpu = GpuMemory.Open(1, library);

        Assert.NotNull(gpu);
        Assert.True(gpu.TryRead(out ulong used, out ulong total));
        Assert.Equal((3_000_000_000ul, 8_000_000_000ul), (used, total));
        Assert.False(GpuMemory.Open(0, library)!.TryRead(out _, out _));
        Assert.Null(GpuMemory.Open(2, library));
        Assert.Null(GpuMemory.Open(0, _folder.Of("missing.so")));
    }

    public void Dispose() => _folder.Dispose();

    private string Compile()
    {
        string library = _folder.Of("libnvidia-ml.so.1");
        string source = _folder.Write("nvml.c", System.Text.Encoding.UTF8.GetBytes(Library));
        using Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-o", library, source]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return library;
    }
}
