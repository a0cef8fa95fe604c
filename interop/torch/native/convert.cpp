#include "convert.h"

#include <ATen/core/Generator.h>
#include <ATen/core/List.h>

#include <algorithm>

#include "handle.h"

namespace rt {
namespace {

using c10::IValue;

bool is_number(const Value& value) { return value.tag == Tag::Int || value.tag == Tag::Double || value.tag == Tag::Bool; }

double as_double(const Value& value) { return value.tag == Tag::Double ? value.real : static_cast<double>(value.integer); }

IValue as_scalar(const Value& value) {
  switch (value.tag) {
    case Tag::Int: return value.integer;
    case Tag::Double: return value.real;
    default: return value.integer != 0;
  }
}

template <class Element, class Source>
IValue copy_list(const Value& value) {
  c10::List<Element> list;
  list.reserve(value.count);
  auto source = static_cast<const Source*>(value.pointer);
  for (int k = 0; k < value.count; k++) list.push_back(static_cast<Element>(source[k]));
  return list;
}

IValue repeat(int64_t value, int count) {
  c10::List<int64_t> list;
  list.reserve(count);
  for (int k = 0; k < count; k++) list.push_back(value);
  return list;
}

IValue tensor_list(const Value& value) {
  c10::List<at::Tensor> list;
  list.reserve(value.count);
  for (int k = 0; k < value.count; k++) list.push_back(borrow(static_cast<void**>(value.pointer)[k]));
  return list;
}

IValue optional_tensor_list(const Value& value) {
  c10::List<Optional<at::Tensor>> list;
  list.reserve(value.count);
  for (int k = 0; k < value.count; k++) {
    void* handle = static_cast<void**>(value.pointer)[k];
    list.push_back(handle == nullptr ? Optional<at::Tensor>() : Optional<at::Tensor>(borrow(handle)));
  }
  return list;
}

IValue number_list(const Value& value) {
  c10::impl::GenericList list(c10::NumberType::get());
  list.reserve(value.count);
  for (int k = 0; k < value.count; k++) {
    if (value.tag == Tag::Doubles) list.push_back(IValue(static_cast<double*>(value.pointer)[k]));
    else list.push_back(IValue(static_cast<int64_t*>(value.pointer)[k]));
  }
  return list;
}

IValue generator(const Value& value) {
  auto impl = static_cast<c10::GeneratorImpl*>(value.pointer);
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(impl));
}

IValue absent(const Operator& op, const Argument& argument) {
  if (argument.optional) return {};
  TORCH_CHECK(argument.kind == Kind::Tensor, op.handle.operator_name(), ": argument '", argument.name, "' is required");
  return at::Tensor();
}

}  // namespace

IValue to_ivalue(const Operator& op, const Argument& argument, const Value& value) {
  if (value.tag == Tag::Default) {
    if (argument.fallback) return *argument.fallback;
    TORCH_CHECK(argument.optional, op.handle.operator_name(), ": argument '", argument.name, "' has no default");
    return {};
  }
  if (value.tag == Tag::None) return absent(op, argument);

  switch (argument.kind) {
    case Kind::Tensor:
      if (value.tag == Tag::Tensor) return borrow(value.pointer);
      break;
    case Kind::Int:
      if (value.tag == Tag::Int || value.tag == Tag::Bool) return value.integer;
      break;
    case Kind::Float:
      if (is_number(value)) return as_double(value);
      break;
    case Kind::Bool:
      if (value.tag == Tag::Bool || value.tag == Tag::Int) return value.integer != 0;
      break;
    case Kind::Number:
      if (is_number(value)) return as_scalar(value);
      break;
    case Kind::String:
      if (value.tag == Tag::String) return std::string(static_cast<const char*>(value.pointer), value.count);
      break;
    case Kind::Device:
      if (value.tag == Tag::Device)
        return c10::Device(static_cast<c10::DeviceType>(value.count), static_cast<c10::DeviceIndex>(value.integer));
      break;
    case Kind::Generator:
      if (value.tag == Tag::Generator) return generator(value);
      break;
    case Kind::Ints:
      if (value.tag == Tag::Ints) return copy_list<int64_t, int64_t>(value);
      if (value.tag == Tag::Int) return repeat(value.integer, std::max(1, argument.fixed_size));
      break;
    case Kind::Floats:
      if (value.tag == Tag::Doubles) return copy_list<double, double>(value);
      break;
    case Kind::Bools:
      if (value.tag == Tag::Bools) return copy_list<bool, uint8_t>(value);
      break;
    case Kind::Tensors:
      if (value.tag == Tag::Tensors) return tensor_list(value);
      break;
    case Kind::OptionalTensors:
      if (value.tag == Tag::Tensors) return optional_tensor_list(value);
      break;
    case Kind::Numbers:
      if (value.tag == Tag::Doubles || value.tag == Tag::Ints) return number_list(value);
      break;
    case Kind::Unsupported:
      break;
  }
  TORCH_CHECK(false, op.handle.operator_name(), ": argument '", argument.name, "' cannot take a value of this kind");
}

void append(IValue&& result, std::vector<Value>& values, std::vector<IValue>& keep) {
  Value value{Tag::None, 0, {0}};
  if (result.isTensor()) {
    value.pointer = give(std::move(result).toTensor());
    value.tag = value.pointer != nullptr ? Tag::Tensor : Tag::None;
  } else if (result.isInt()) {
    value.tag = Tag::Int;
    value.integer = result.toInt();
  } else if (result.isDouble()) {
    value.tag = Tag::Double;
    value.real = result.toDouble();
  } else if (result.isBool()) {
    value.tag = Tag::Bool;
    value.integer = result.toBool();
  } else if (result.isString()) {
    value.tag = Tag::String;
    keep.push_back(std::move(result));
    value.count = static_cast<int32_t>(keep.back().toStringRef().size());
    value.pointer = const_cast<char*>(keep.back().toStringRef().data());
  } else if (result.isList() || result.isTuple()) {
    auto elements = result.isList() ? result.toListRef().vec() : result.toTupleRef().elements().vec();
    value.tag = Tag::List;
    value.count = static_cast<int32_t>(elements.size());
    values.push_back(value);
    for (auto& element : elements) append(std::move(element), values, keep);
    return;
  } else {
    TORCH_CHECK(result.isNone(), "a result of kind ", result.tagKind(), " cannot be handed to C#");
  }
  values.push_back(value);
}

}  // namespace rt
