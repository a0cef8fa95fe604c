#include <ATen/ATen.h>

#include <algorithm>
#include <cstring>

#include "api.h"
#include "handle.h"

using rt::borrow;
using rt::give;
using rt::guard;
using rt::peek;

RT_API void rt_tensor_free(void* handle) {
  if (handle == nullptr) return;
  rt::live_handles.fetch_sub(1, std::memory_order_relaxed);
  c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(handle));
}
RT_API int64_t rt_tensor_live_count() { return rt::live_handles.load(std::memory_order_relaxed); }
RT_API void* rt_tensor_alias(void* handle) { return give(borrow(handle)); }

RT_API int rt_tensor_dim(void* handle) { return static_cast<int>(peek(handle).dim()); }
RT_API int64_t rt_tensor_numel(void* handle) { return peek(handle).numel(); }
RT_API int rt_tensor_dtype(void* handle) { return static_cast<int>(peek(handle).scalar_type()); }
RT_API int64_t rt_tensor_element_size(void* handle) { return static_cast<int64_t>(peek(handle).dtype().itemsize()); }
RT_API int rt_tensor_device(void* handle, int* index) {
  auto device = peek(handle).device();
  *index = device.index();
  return static_cast<int>(device.type());
}
RT_API void rt_tensor_sizes(void* handle, int64_t* out) {
  auto sizes = peek(handle).sizes();
  std::copy(sizes.begin(), sizes.end(), out);
}
RT_API void rt_tensor_strides(void* handle, int64_t* out) {
  auto strides = peek(handle).strides();
  std::copy(strides.begin(), strides.end(), out);
}
RT_API int rt_tensor_is_contiguous(void* handle, int memory_format) {
  return guard<int>(-1, [&] {
    return static_cast<int>(peek(handle).is_contiguous(static_cast<at::MemoryFormat>(memory_format)));
  });
}

RT_API void* rt_tensor_data(void* handle) {
  return guard<void*>(nullptr, [&] { return peek(handle).data_ptr(); });
}

// A new CPU tensor filled from `data`, or left uninitialised when that is null.
RT_API void* rt_tensor_new(const void* data, const int64_t* sizes, int dimensions, int dtype) {
  return guard<void*>(nullptr, [&] {
    auto tensor = at::empty(at::IntArrayRef(sizes, dimensions), at::TensorOptions(static_cast<at::ScalarType>(dtype)));
    if (data != nullptr && tensor.nbytes() != 0) std::memcpy(tensor.data_ptr(), data, tensor.nbytes());
    return give(std::move(tensor));
  });
}

// Reads the value of a one-element tensor. Returns 1 for a floating point number (in *real), 0 for a whole one (in *integer).
RT_API int rt_tensor_item(void* handle, double* real, int64_t* integer) {
  return guard<int>(-1, [&] {
    auto scalar = peek(handle).item();
    if (scalar.isFloatingPoint()) {
      *real = scalar.toDouble();
      return 1;
    }
    *integer = scalar.isBoolean() ? scalar.toBool() : scalar.toLong();
    return 0;
  });
}

// Prints as libtorch does; copies at most `capacity` bytes and returns the full length.
RT_API int rt_tensor_print(void* handle, char* buffer, int capacity) {
  return guard<int>(-1, [&] {
    auto text = c10::str(peek(handle));
    std::memcpy(buffer, text.data(), std::min<size_t>(capacity, text.size()));
    return static_cast<int>(text.size());
  });
}
