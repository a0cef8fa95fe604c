#include "api.h"

namespace rt {

std::string& last_error() {
  thread_local std::string text;
  return text;
}

}  // namespace rt

RT_API const char* rt_last_error() { return rt::last_error().c_str(); }
