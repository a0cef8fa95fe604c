// Tensors come and go by the megabyte. glibc returns such blocks to the kernel at once, which clears every page again
// for the next tensor: a third of the CPU time of a training step. So freed memory stays with the process.
#include <malloc.h>

namespace {

constexpr int growth_bytes = 64 << 20;

__attribute__((constructor)) void keep_freed_memory() {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
  mallopt(M_TOP_PAD, growth_bytes);
}

}  // namespace
