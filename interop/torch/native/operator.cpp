#include "operator.h"

#include <torch/csrc/api/include/torch/version.h>

#include "api.h"

namespace rt {
namespace {

Kind kind_of(const c10::Type& type) {
  switch (type.kind()) {
    case c10::TypeKind::TensorType: return Kind::Tensor;
    case c10::TypeKind::IntType: return Kind::Int;
    case c10::TypeKind::FloatType: return Kind::Float;
    case c10::TypeKind::BoolType: return Kind::Bool;
    case c10::TypeKind::NumberType: return Kind::Number;
    case c10::TypeKind::StringType: return Kind::String;
    case c10::TypeKind::DeviceObjType: return Kind::Device;
    case c10::TypeKind::GeneratorType: return Kind::Generator;
    case c10::TypeKind::ListType: break;
    default: return Kind::Unsupported;
  }
  const auto& element = *type.castRaw<c10::ListType>()->getElementType();
  if (element.kind() == c10::TypeKind::OptionalType) return Kind::OptionalTensors;
  switch (kind_of(element)) {
    case Kind::Tensor: return Kind::Tensors;
    case Kind::Int: return Kind::Ints;
    case Kind::Float: return Kind::Floats;
    case Kind::Bool: return Kind::Bools;
    case Kind::Number: return Kind::Numbers;
    default: return Kind::Unsupported;
  }
}

Argument describe(const c10::Argument& argument) {
  auto type = argument.type();
  const bool optional = type->kind() == c10::TypeKind::OptionalType;
  if (optional) type = type->castRaw<c10::OptionalType>()->getElementType();
  return {kind_of(*type), optional, argument.N().value_or(0), argument.default_value(), argument.name()};
}

}  // namespace
}  // namespace rt

// The operator lives as long as the process.
RT_API rt::Operator* rt_operator_find(const char* name, const char* overload) {
  return rt::guard<rt::Operator*>(nullptr, [&] {
    auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(handle.has_value(), "libtorch ", TORCH_VERSION, " has no operator ", name, *overload ? "." : "", overload);
    auto found = new rt::Operator{*handle, {}};
    for (const auto& argument : handle->schema().arguments()) found->arguments.push_back(rt::describe(argument));
    return found;
  });
}

// Valid until this thread's next call of it.
RT_API const char* rt_operator_schema(rt::Operator* op) {
  thread_local std::string text;
  return rt::guard<const char*>(nullptr, [&] {
    text = c10::str(op->handle.schema());
    return text.c_str();
  });
}
