// Mixed precision by libtorch's own autocast: the dispatcher casts the arguments of listed operators in this thread.
#include <ATen/autocast_mode.h>
#include <torch/csrc/api/include/torch/version.h>

#include "api.h"

using rt::guard;

namespace {

namespace autocast = at::autocast;

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)

bool enabled(at::DeviceType device) { return autocast::is_autocast_enabled(device); }
at::ScalarType type(at::DeviceType device) { return autocast::get_autocast_dtype(device); }
void set(at::DeviceType device, bool on, at::ScalarType type) {
  autocast::set_autocast_enabled(device, on);
  autocast::set_autocast_dtype(device, type);
}

#else

bool on_cuda(at::DeviceType device) {
  TORCH_CHECK(device == at::kCPU || device == at::kCUDA, "autocast knows the CPU and CUDA only");
  return device == at::kCUDA;
}

bool enabled(at::DeviceType device) { return on_cuda(device) ? autocast::is_enabled() : autocast::is_cpu_enabled(); }
at::ScalarType type(at::DeviceType device) {
  return on_cuda(device) ? autocast::get_autocast_gpu_dtype() : autocast::get_autocast_cpu_dtype();
}
void set(at::DeviceType device, bool on, at::ScalarType type) {
  if (on_cuda(device)) {
    autocast::set_enabled(on);
    autocast::set_autocast_gpu_dtype(type);
  } else {
    autocast::set_cpu_enabled(on);
    autocast::set_autocast_cpu_dtype(type);
  }
}

#endif

}  // namespace

// Both hold for the calling thread, of a device type and scalar type as libtorch numbers them.
RT_API int rt_autocast_enabled(int device) {
  return guard<int>(-1, [&] { return static_cast<int>(enabled(static_cast<at::DeviceType>(device))); });
}
RT_API int rt_autocast_dtype(int device) {
  return guard<int>(-1, [&] { return static_cast<int>(type(static_cast<at::DeviceType>(device))); });
}

RT_API int rt_autocast_enter(int device, int on, int dtype) {
  return guard<int>(-1, [&] {
    set(static_cast<at::DeviceType>(device), on != 0, static_cast<at::ScalarType>(dtype));
    autocast::increment_nesting();
    return 0;
  });
}

// Takes what was set before. The end of the outermost region forgets the weights that were cast.
RT_API int rt_autocast_leave(int device, int on, int dtype) {
  return guard<int>(-1, [&] {
    if (autocast::decrement_nesting() == 0) autocast::clear_cache();
    set(static_cast<at::DeviceType>(device), on != 0, static_cast<at::ScalarType>(dtype));
    return 0;
  });
}
