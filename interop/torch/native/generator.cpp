// A generator handle is one owned reference to a GeneratorImpl.
#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <mutex>

#include "api.h"
#include "handle.h"

using rt::guard;

namespace {

at::Generator share(void* handle) {
  return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}
void* give_generator(at::Generator generator) { return generator.unsafeReleaseGeneratorImpl(); }

}  // namespace

RT_API void* rt_generator_default(int device_type, int device_index) {
  return guard<void*>(nullptr, [&] {
    c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    return give_generator(at::globalContext().defaultGenerator(device));
  });
}
RT_API void* rt_generator_new(int device_type, int device_index, uint64_t seed) {
  return guard<void*>(nullptr, [&] {
    c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
    auto generator = at::globalContext().defaultGenerator(device).clone();
    generator.set_current_seed(seed);
    return give_generator(std::move(generator));
  });
}
RT_API void rt_generator_free(void* handle) {
  if (handle != nullptr) c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(handle));
}

RT_API int rt_generator_set_seed(void* handle, uint64_t seed) {
  return guard<int>(-1, [&] {
    auto generator = share(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
    return 0;
  });
}
RT_API int rt_generator_seed(void* handle, uint64_t* seed) {
  return guard<int>(-1, [&] {
    auto generator = share(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    *seed = generator.current_seed();
    return 0;
  });
}
RT_API void* rt_generator_state(void* handle) {
  return guard<void*>(nullptr, [&] {
    auto generator = share(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    return rt::give(generator.get_state());
  });
}
RT_API int rt_generator_set_state(void* handle, void* state) {
  return guard<int>(-1, [&] {
    auto generator = share(handle);
    std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_state(rt::peek(state));
    return 0;
  });
}

RT_API int rt_manual_seed(uint64_t seed) {
  return guard<int>(-1, [&] {
    at::manual_seed(seed);
    return 0;
  });
}
