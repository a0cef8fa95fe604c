// An operator of libtorch with its schema boiled down to what argument conversion asks for.
#pragma once

#include <ATen/core/dispatch/Dispatcher.h>

#include <string>
#include <utility>
#include <vector>

namespace rt {

// libtorch's own optional up to 2.3, the standard one since.
template <class T>
using Optional = decltype(std::declval<c10::IValue>().toOptional<T>());

enum class Kind : uint8_t {
  Tensor, Int, Float, Bool, Number, String, Device, Generator,
  Ints, Floats, Bools, Tensors, OptionalTensors, Numbers, Unsupported
};

struct Argument {
  Kind kind;
  bool optional;
  int32_t fixed_size;  // N of `int[N]`, so that one number may stand for all of them
  Optional<c10::IValue> fallback;
  std::string name;
};

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Argument> arguments;
};

}  // namespace rt
