#include <torch/csrc/autograd/autograd.h>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include "api.h"
#include "handle.h"

using rt::borrow;
using rt::borrow_all;
using rt::give;
using rt::guard;
using rt::peek;

RT_API int rt_tensor_requires_grad(void* handle) { return peek(handle).requires_grad(); }
RT_API int rt_tensor_set_requires_grad(void* handle, int on) {
  return guard<int>(-1, [&] {
    peek(handle).set_requires_grad(on != 0);
    return 0;
  });
}
RT_API int rt_tensor_is_leaf(void* handle) { return peek(handle).is_leaf(); }
RT_API int rt_tensor_retain_grad(void* handle) {
  return guard<int>(-1, [&] {
    peek(handle).retain_grad();
    return 0;
  });
}

// Null with an empty error text: the tensor has no gradient.
RT_API void* rt_tensor_grad(void* handle) {
  rt::last_error().clear();
  return guard<void*>(nullptr, [&] { return give(peek(handle).grad()); });
}
RT_API int rt_tensor_set_grad(void* handle, void* grad) {
  return guard<int>(-1, [&] {
    peek(handle).mutable_grad() = borrow(grad);
    return 0;
  });
}

// Puts other data behind the same tensor, as `tensor.data = value` does in Python.
RT_API int rt_tensor_set_data(void* handle, void* data) {
  return guard<int>(-1, [&] {
    peek(handle).set_data(borrow(data));
    return 0;
  });
}

RT_API int rt_backward(void* const* roots, void* const* grads, int count, void* const* inputs, int input_count,
                       int retain_graph, int create_graph) {
  return guard<int>(-1, [&] {
    torch::autograd::backward(borrow_all(roots, count), borrow_all(grads, count), retain_graph != 0, create_graph != 0,
                              borrow_all(inputs, input_count));
    return 0;
  });
}

// Writes one handle (or null, where unused inputs are allowed) per input to `results`.
RT_API int rt_grad(void* const* outputs, void* const* grads, int count, void* const* inputs, int input_count,
                   int retain_graph, int create_graph, int allow_unused, void** results) {
  return guard<int>(-1, [&] {
    auto found = torch::autograd::grad(borrow_all(outputs, count), borrow_all(inputs, input_count), borrow_all(grads, count),
                                       retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int k = 0; k < input_count; k++) results[k] = give(std::move(found[k]));
    return 0;
  });
}

RT_API int rt_grad_mode() { return c10::GradMode::is_enabled(); }
RT_API void rt_set_grad_mode(int on) { c10::GradMode::set_enabled(on != 0); }

RT_API int rt_inference_mode() { return c10::InferenceMode::is_enabled(); }
RT_API void* rt_inference_mode_enter(int on) {
  return guard<void*>(nullptr, [&] { return new c10::InferenceMode(on != 0); });
}
RT_API void rt_inference_mode_leave(void* mode) { delete static_cast<c10::InferenceMode*>(mode); }
