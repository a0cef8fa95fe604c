// State of the whole process: version, threads, determinism, backends, CUDA.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/csrc/api/include/torch/version.h>
#include <torch/cuda.h>

#include "api.h"

using rt::guard;

RT_API const char* rt_version() { return TORCH_VERSION; }

RT_API int rt_num_threads() { return at::get_num_threads(); }
RT_API int rt_set_num_threads(int count) {
  return guard<int>(-1, [&] {
    at::set_num_threads(count);
    return 0;
  });
}
RT_API int rt_num_interop_threads() { return at::get_num_interop_threads(); }
RT_API int rt_set_num_interop_threads(int count) {
  return guard<int>(-1, [&] {
    at::set_num_interop_threads(count);
    return 0;
  });
}

RT_API int rt_deterministic_algorithms() { return at::globalContext().deterministicAlgorithms(); }
RT_API int rt_use_deterministic_algorithms(int on) {
  return guard<int>(-1, [&] {
    at::globalContext().setDeterministicAlgorithms(on != 0, false);
    at::globalContext().setDeterministicCuDNN(on != 0);
    return 0;
  });
}

RT_API int rt_has_mkldnn() { return at::globalContext().hasMKLDNN(); }
RT_API int rt_mkldnn_enabled() { return at::globalContext().userEnabledMkldnn(); }
RT_API void rt_set_mkldnn_enabled(int on) { at::globalContext().setUserEnabledMkldnn(on != 0); }

RT_API int rt_cuda_device_count() {
  return guard<int>(0, [&] { return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0; });
}
RT_API int rt_cuda_synchronize(int device) {
  return guard<int>(-1, [&] {
    torch::cuda::synchronize(device);
    return 0;
  });
}
RT_API int rt_cudnn_benchmark() { return at::globalContext().benchmarkCuDNN(); }
RT_API void rt_set_cudnn_benchmark(int on) { at::globalContext().setBenchmarkCuDNN(on != 0); }
RT_API int rt_cuda_allow_tf32() { return at::globalContext().allowTF32CuBLAS(); }
RT_API void rt_set_cuda_allow_tf32(int on) {
  at::globalContext().setAllowTF32CuBLAS(on != 0);
  at::globalContext().setAllowTF32CuDNN(on != 0);
}
