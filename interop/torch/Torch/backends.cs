using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Settings of the libraries under libtorch.</summary>
    public static class backends
    {
        /// <summary>oneDNN, the library of CPU kernels.</summary>
        public static class mkldnn
        {
            public static bool is_available() => NativeMethods.rt_has_mkldnn() != 0;

            public static bool enabled
            {
                get => NativeMethods.rt_mkldnn_enabled() != 0;
                set => NativeMethods.rt_set_mkldnn_enabled(value ? 1 : 0);
            }
        }

        /// <summary>cuDNN, the library of kernels for NVIDIA GPUs.</summary>
        public static class cudnn
        {
            /// <summary>Whether cuDNN tries its algorithms on every new shape.</summary>
            public static bool benchmark
            {
                get => NativeMethods.rt_cudnn_benchmark() != 0;
                set => NativeMethods.rt_set_cudnn_benchmark(value ? 1 : 0);
            }
        }

        /// <summary>CUDA.</summary>
        public static class cuda
        {
            /// <summary>Matrix products.</summary>
            public static class matmul
            {
                /// <summary>Whether matrix products and convolutions may round their inputs to TensorFloat-32.</summary>
                public static bool allow_tf32
                {
                    get => NativeMethods.rt_cuda_allow_tf32() != 0;
                    set => NativeMethods.rt_set_cuda_allow_tf32(value ? 1 : 0);
                }
            }
        }
    }
}
