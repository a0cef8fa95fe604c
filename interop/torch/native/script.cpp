// TorchScript modules: load, save, run, freeze.
#include "script.h"

#include <torch/csrc/jit/serialization/import.h>

#include "api.h"
#include "handle.h"

using rt::guard;
using rt::Script;

RT_API void rt_script_free(Script* module) { delete module; }

// The extra file of that name, which may be null, is handed to `receive`; one that the file lacks is not.
RT_API Script* rt_script_load(const char* path, int device_type, int device_index, const char* extra_name,
                              void (*receive)(void* context, const char* text, int length), void* context) {
  return guard<Script*>(nullptr, [&] {
    torch::jit::ExtraFilesMap extra;
    if (extra_name != nullptr) extra[extra_name] = "";
    const c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    auto module = torch::jit::load(path, device, extra);
    for (const auto& [name, text] : extra) {
      if (!text.empty()) receive(context, text.data(), static_cast<int>(text.size()));
    }
    return rt::give(std::move(module));
  });
}

RT_API int rt_script_save(Script* module, const char* path, const char* extra_name, const char* extra_text) {
  return guard<int>(-1, [&] {
    torch::jit::ExtraFilesMap extra;
    if (extra_name != nullptr) extra[extra_name] = extra_text;
    module->save(path, extra);
    return 0;
  });
}

RT_API void* rt_script_forward(Script* module, void* const* inputs, int count) {
  return guard<void*>(nullptr, [&] {
    std::vector<c10::IValue> stack;
    for (auto& input : rt::borrow_all(inputs, count)) stack.emplace_back(std::move(input));
    auto result = module->forward(std::move(stack));
    TORCH_CHECK(result.isTensor(), "the script returns a ", result.tagKind(), ", not one tensor");
    return rt::give(std::move(result).toTensor());
  });
}

RT_API int rt_script_is_training(Script* module) { return module->is_training(); }
RT_API void rt_script_train(Script* module, int on) { module->train(on != 0); }

RT_API int rt_script_to(Script* module, int device_type, int device_index) {
  return guard<int>(-1, [&] {
    module->to(c10::Device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index)));
    return 0;
  });
}

RT_API Script* rt_script_freeze(Script* module) {
  return guard<Script*>(nullptr, [&] { return rt::give(torch::jit::freeze(*module)); });
}
