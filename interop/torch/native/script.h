// A script module's handle is one heap object, a counted reference to the module itself.
#pragma once

#include <torch/csrc/jit/api/module.h>

namespace rt {

using Script = torch::jit::Module;

inline Script* give(Script module) { return new Script(std::move(module)); }

}  // namespace rt
