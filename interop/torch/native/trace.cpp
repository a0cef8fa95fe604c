// Records what the caller computes as a TorchScript module.
#include <torch/csrc/jit/frontend/tracer.h>

#include "api.h"
#include "handle.h"
#include "script.h"

using rt::borrow;
using rt::guard;
using rt::Script;

namespace {

Script new_part(const std::shared_ptr<torch::jit::CompilationUnit>& unit, const std::string& type) {
  Script part(c10::QualifiedName("__torch__", type), unit, true);
  part.register_attribute("training", c10::BoolType::get(), false);
  return part;
}

// Goes down the dots of `key` to the part that holds its tensor, making the parts that are not there yet; leaves the last name.
Script part_of(Script part, std::string& key) {
  for (size_t dot; (dot = key.find('.')) != std::string::npos; key.erase(0, dot + 1)) {
    const auto name = key.substr(0, dot);
    if (!part.hasattr(name)) part.register_module(name, new_part(part._ivalue()->compilation_unit(), "Part"));
    part = part.attr(name).toModule();
  }
  return part;
}

}  // namespace

// The tensors keep their keys as paths in the module. `forward` gets a handle of its own for the input and returns the output's, which
// it keeps; null when it failed.
RT_API Script* rt_script_trace(const char* type, const char* const* keys, void* const* tensors, int parameters, int count, void* input,
                               void* (*forward)(void* context, void* input), void* context) {
  return guard<Script*>(nullptr, [&] {
    auto self = new_part(std::make_shared<torch::jit::CompilationUnit>(), type);
    for (int k = 0; k < count; k++) {
      std::string key = keys[k];
      auto part = part_of(self, key);
      if (k < parameters) part.register_parameter(key, borrow(tensors[k]), false);
      else part.register_buffer(key, borrow(tensors[k]));
    }
    auto run = [&](torch::jit::Stack inputs) -> torch::jit::Stack {
      void* output = forward(context, rt::give(inputs[0].toTensor()));
      TORCH_CHECK(output != nullptr, "the traced function failed");
      return {borrow(output)};
    };
    auto traced = torch::jit::tracer::trace(
        {borrow(input)}, run, [](const at::Tensor&) { return std::string(); }, true, false, &self, {"input"});
    auto method = self._ivalue()->compilation_unit()->create_function(
        c10::QualifiedName(*self.type()->name(), "forward"), traced.first->graph);
    self.type()->addMethod(method);
    return rt::give(std::move(self));
  });
}
