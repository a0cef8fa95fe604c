// Between the values of the ABI and the dispatcher's boxed values.
#pragma once

#include <ATen/core/ivalue.h>

#include <vector>

#include "operator.h"
#include "value.h"

namespace rt {

// Converts by the operator's schema, not by the caller's type: a whole number serves a float argument, one number an int[2].
c10::IValue to_ivalue(const Operator& op, const Argument& argument, const Value& value);

// Appends a result; lists and tuples are flattened behind a Tag::List that tells their length.
// Strings stay alive in `keep`.
void append(c10::IValue&& result, std::vector<Value>& values, std::vector<c10::IValue>& keep);

}  // namespace rt
