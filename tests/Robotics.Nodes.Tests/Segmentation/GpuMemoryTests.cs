using System.Diagnostics;
using Robotics.Nodes.Tests.Support;
using Robotics.Nvml;

namespace Robotics.Nodes.Tests.Segmentation;

/// <summary>Against a library that declares what nvml.h and cuda.h do, for machines without a GPU: CUDA sees the second of two.</summary>
public sealed class GpuMemoryTests : IDisposable
{
    private const string Library = """
        #include <string.h>
        typedef struct { unsigned long long total, free, used; } nvmlMemory_t;
        static int started, devices[2];
        static const char *addresses[] = { "0000:01:00.0", "0000:02:00.0" };
        int nvmlInit_v2(void) { started = 1; return 0; }
        int nvmlDeviceGetHandleByPciBusId_v2(const char *address, void **device)
        {
          for (int i = 0; started && i < 2; i++)
            if (!strcmp(address, addresses[i])) { *device = &devices[i]; return 0; }
          return 2;
        }
        int nvmlDeviceGetMemoryInfo(void *device, nvmlMemory_t *memory)
        {
          if (device != &devices[1]) return 3;
          memory->total = 8000000000; memory->free = 5000000000; memory->used = 3000000000;
          return 0;
        }
        int cuInit(unsigned flags) { return flags; }
        int cuDeviceGet(int *device, int ordinal) { *device = 70 + ordinal; return ordinal > 0; }
        int cuDeviceGetPCIBusId(char *address, int size, int device)
        {
          if (device != 70 || size < 13) return 1;
          strcpy(address, addresses[1]);
          return 0;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Memory_is_read_where_the_library_and_the_gpu_are_there()
    {
        string library = Compile();

        GpuMemory? gpu = GpuMemory.Open(0, library, library);

        Assert.NotNull(gpu);
        Assert.True(gpu.TryRead(out ulong used, out ulong total));
        Assert.Equal((3_000_000_000ul, 8_000_000_000ul), (used, total));
        Assert.Null(GpuMemory.Open(1, library, library));
        Assert.Null(GpuMemory.Open(0, library, _folder.Of("missing.so")));
        Assert.Null(GpuMemory.Open(0, _folder.Of("missing.so"), library));
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
