using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>NVIDIA GPUs.</summary>
    public static class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static int device_count() => NativeMethods.rt_cuda_device_count();

        /// <summary>Waits until a device has done all its work.</summary>
        public static void synchronize(Device? device = null) =>
            NativeMethods.Check(NativeMethods.rt_cuda_synchronize(device?.index ?? -1));
    }
}
