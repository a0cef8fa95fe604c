// A tensor handle is one owned reference to a TensorImpl. Every handle given out is counted until rt_tensor_free.
#pragma once

#include <ATen/core/Tensor.h>

#include <atomic>
#include <cstdint>
#include <vector>

namespace rt {

inline std::atomic<int64_t> live_handles{0};

inline void* give(at::Tensor tensor) {
  if (!tensor.defined()) return nullptr;
  live_handles.fetch_add(1, std::memory_order_relaxed);
  return tensor.unsafeReleaseTensorImpl();
}

// Shares the caller's reference.
inline at::Tensor borrow(void* handle) {
  if (handle == nullptr) return {};
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(
      static_cast<c10::TensorImpl*>(handle)));
}

// Looks at the caller's reference without touching its count.
inline at::Tensor& peek(void*& handle) { return *reinterpret_cast<at::Tensor*>(&handle); }

inline std::vector<at::Tensor> borrow_all(void* const* handles, int count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int k = 0; k < count; k++) tensors.push_back(borrow(handles == nullptr ? nullptr : handles[k]));
  return tensors;
}

}  // namespace rt
