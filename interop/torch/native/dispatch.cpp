// The one call through which every operator of libtorch is reached, with autograd.
#include "api.h"
#include "convert.h"
#include "handle.h"

namespace {

struct Results {
  std::vector<rt::Value> values;
  std::vector<c10::IValue> keep;
};

Results& results() {
  thread_local Results buffer;
  return buffer;
}

}  // namespace

// Missing trailing arguments take the schema's defaults. Returns the number of values in *out, which this thread
// owns until its next call; tensors among them belong to the caller.
RT_API int rt_operator_call(rt::Operator* op, const rt::Value* arguments, int count, const rt::Value** out) {
  return rt::guard<int>(-1, [&] {
    const int wanted = static_cast<int>(op->arguments.size());
    TORCH_CHECK(count <= wanted, op->handle.operator_name(), ": takes ", wanted, " arguments, got ", count);
    static const rt::Value missing{rt::Tag::Default, 0, {0}};
    torch::jit::Stack stack;
    stack.reserve(std::max<size_t>(wanted, op->handle.schema().returns().size()));
    for (int k = 0; k < wanted; k++)
      stack.push_back(rt::to_ivalue(*op, op->arguments[k], k < count ? arguments[k] : missing));
    op->handle.callBoxed(stack);
    auto& buffer = results();
    buffer.values.clear();
    buffer.keep.clear();
    buffer.keep.reserve(stack.size());
    for (auto& value : stack) rt::append(std::move(value), buffer.values, buffer.keep);
    *out = buffer.values.data();
    return static_cast<int>(buffer.values.size());
  });
}
