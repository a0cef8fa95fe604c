// The C ABI of this library. No exception crosses it: a failing call returns its bad value (-1 or null) and leaves
// the reason in rt_last_error() of the calling thread.
#pragma once

#include <c10/util/Exception.h>

#include <exception>
#include <string>

#define RT_API extern "C" __attribute__((visibility("default")))

namespace rt {

std::string& last_error();

template <class Result, class Body>
Result guard(Result bad, Body&& body) {
  try {
    return body();
  } catch (const c10::Error& e) {
    last_error() = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error() = e.what();
  } catch (...) {
    last_error() = "unknown C++ exception";
  }
  return bad;
}

}  // namespace rt
