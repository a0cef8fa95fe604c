// Groups of processes that compute together: libtorch's own c10d groups, which find each other through a TCP store.
#include <torch/csrc/api/include/torch/version.h>

#include "api.h"
#include "handle.h"

#ifdef USE_DISTRIBUTED

#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

// Some packages of libtorch come without the headers of gloo, which those of its group include.
#if defined(USE_C10D_GLOO) && __has_include(<gloo/config.h>)
#define RT_GLOO
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#endif
#ifdef USE_C10D_NCCL
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#endif

using rt::guard;

namespace {

#if TORCH_VERSION_MAJOR >= 2
using Backend = c10d::Backend;
#else
using Backend = c10d::ProcessGroup;
#endif
using BackendPointer = c10::intrusive_ptr<Backend>;
using StorePointer = c10::intrusive_ptr<c10d::Store>;
using std::chrono::milliseconds;

// Mirrored by TorchSharp.Extensions.DistributedBackend.
enum Kind : int { Gloo, Nccl };

struct Group {
  StorePointer store;
  BackendPointer backend;
};

Group& group(void* handle) { return *static_cast<Group*>(handle); }

BackendPointer make_gloo(const StorePointer& store, int rank, int size, const char* interface, const char* address, milliseconds timeout) {
#ifdef RT_GLOO
  using c10d::ProcessGroupGloo;
  auto options = ProcessGroupGloo::Options::create(timeout);
  if (*interface != '\0') options->devices.push_back(ProcessGroupGloo::createDeviceForInterface(interface));
  else if (*address != '\0') options->devices.push_back(ProcessGroupGloo::createDeviceForHostname(address));
  else options->devices.push_back(ProcessGroupGloo::createDefaultDevice());
  return c10::make_intrusive<ProcessGroupGloo>(store, rank, size, options);
#else
  TORCH_CHECK(false, "gloo is not part of this build: install libgloo-dev or a libtorch with it and run ./robotics setup");
#endif
}

BackendPointer make_nccl(const StorePointer& store, int rank, int size, milliseconds timeout) {
#ifdef USE_C10D_NCCL
  auto options = c10d::ProcessGroupNCCL::Options::create();
  options->timeout = timeout;
  return c10::make_intrusive<c10d::ProcessGroupNCCL>(store, rank, size, options);
#else
  TORCH_CHECK(false, "NCCL is not part of this libtorch: it needs one built for CUDA");
#endif
}

}  // namespace

// Waits for all processes. `hosts_store` tells who listens at the address; `prefix` keeps groups of one store apart.
// gloo talks through `interface`, or that of `address`, or the one that the host's name resolves to: the first that is no empty string.
RT_API void* rt_group_join(int backend, const char* host, int port, int hosts_store, const char* prefix, int rank, int size,
                           const char* interface, const char* address, int64_t timeout_ms) {
  return guard<void*>(nullptr, [&] {
    const milliseconds timeout(timeout_ms);
    c10d::TCPStoreOptions options;
    options.port = static_cast<uint16_t>(port);
    options.isServer = hosts_store != 0;
    options.numWorkers = static_cast<size_t>(size);
    options.waitWorkers = false;
    options.timeout = timeout;
    StorePointer tcp = c10::make_intrusive<c10d::TCPStore>(std::string(host), options);
    StorePointer store = c10::make_intrusive<c10d::PrefixStore>(prefix, tcp);
    store->setTimeout(timeout);
    auto group = backend == Gloo ? make_gloo(store, rank, size, interface, address, timeout) : make_nccl(store, rank, size, timeout);
    return new Group{store, group};
  });
}
RT_API void rt_group_leave(void* handle) { delete static_cast<Group*>(handle); }

RT_API int rt_group_all_reduce_sum(void* handle, void* tensor) {
  return guard<int>(-1, [&] {
    std::vector<at::Tensor> tensors{rt::borrow(tensor)};
    group(handle).backend->allreduce(tensors)->wait();
    return 0;
  });
}
RT_API int rt_group_broadcast(void* handle, void* tensor, int root) {
  return guard<int>(-1, [&] {
    std::vector<at::Tensor> tensors{rt::borrow(tensor)};
    c10d::BroadcastOptions options;
    options.rootRank = root;
    group(handle).backend->broadcast(tensors, options)->wait();
    return 0;
  });
}

#else

namespace {
int absent() {
  return rt::guard<int>(-1, [] {
    TORCH_CHECK(false, "this libtorch was built without its distributed part");
    return 0;
  });
}
}  // namespace

RT_API void* rt_group_join(int, const char*, int, int, const char*, int, int, const char*, const char*, int64_t) {
  absent();
  return nullptr;
}
RT_API void rt_group_leave(void*) {}
RT_API int rt_group_all_reduce_sum(void*, void*) { return absent(); }
RT_API int rt_group_broadcast(void*, void*, int) { return absent(); }

#endif
