// What crosses the ABI as one argument or one result: a tag and eight bytes. Mirrored by TorchSharp.Interop.Value.
#pragma once

#include <cstdint>

namespace rt {

enum class Tag : int32_t {
  None, Tensor, Int, Double, Bool, String, Ints, Doubles, Bools, Tensors, Device, Generator, Default, List
};

struct Value {
  Tag tag;
  int32_t count;  // elements behind `pointer`, the bytes of a string, or a device type
  union {
    int64_t integer;
    double real;
    void* pointer;
  };
};
static_assert(sizeof(Value) == 16, "Value is part of the ABI");

}  // namespace rt
