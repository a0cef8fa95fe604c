#include "payload_pool.h"
#include "raw_type.h"

#include <stdio.h>
#include <string.h>

/* CDR aligns from byte 4 on: placing that byte at a cache line keeps every aligned value aligned in memory. */
#define CACHE_LINE 64u
#define ENCAPSULATION_SIZE 4u

static uint32_t round_up4(uint32_t size) { return (size + 3u) & ~3u; }

struct raw_serdata *raw_serdata_create(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, size_t size)
{
  if (size > UINT32_MAX - 2 * CACHE_LINE - sizeof(struct raw_serdata))
    return NULL;
  uint32_t capacity = round_up4((uint32_t)size);
  size_t granted;
  struct raw_serdata *sample = payload_pool_take(sizeof *sample + 2 * CACHE_LINE + capacity, &granted);
  if (sample == NULL)
    return NULL;
  memset(sample, 0, sizeof *sample);
  sample->granted = granted;
  uintptr_t body = ((uintptr_t)(sample + 1) + ENCAPSULATION_SIZE + CACHE_LINE - 1) & ~(uintptr_t)(CACHE_LINE - 1);
  sample->data = (uint8_t *)(body - ENCAPSULATION_SIZE);
  sample->size = (uint32_t)size;
  sample->capacity = capacity;
  memset(sample->data + size, 0, capacity - size);
  ddsi_serdata_init(&sample->base, type, kind);
  return sample;
}

static const struct raw_serdata *raw(const struct ddsi_serdata *base) { return (const struct raw_serdata *)base; }

static bool eqkey(const struct ddsi_serdata *a, const struct ddsi_serdata *b) { return true; }

static uint32_t get_size(const struct ddsi_serdata *base) { return raw(base)->size; }

static struct ddsi_serdata *discard(struct raw_serdata *sample)
{
  payload_pool_give(sample, sample->granted);
  return NULL;
}

/* Fragments come in order but may overlap: each adds only the bytes beyond those already there. */
static struct ddsi_serdata *from_ser(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, const rdata *fragment, size_t size)
{
  struct raw_serdata *sample = raw_serdata_create(type, kind, size);
  if (sample == NULL)
    return NULL;
  uint32_t filled = 0;
  for (; fragment != NULL && filled < size; fragment = fragment->nextfrag) {
    if (fragment->min > filled)
      return discard(sample);
    if (fragment->maxp1 <= filled)
      continue;
    uint32_t end = fragment->maxp1 < size ? fragment->maxp1 : (uint32_t)size;
    memcpy(sample->data + filled, RDATA_PAYLOAD(fragment) + (filled - fragment->min), end - filled);
    filled = end;
  }
  return filled == size ? &sample->base : discard(sample);
}

static struct ddsi_serdata *from_ser_iov(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, ddsrt_msg_iovlen_t count, const ddsrt_iovec_t *parts, size_t size)
{
  struct raw_serdata *sample = raw_serdata_create(type, kind, size);
  if (sample == NULL)
    return NULL;
  size_t filled = 0;
  for (ddsrt_msg_iovlen_t i = 0; i < count && filled < size; i++) {
    size_t length = parts[i].iov_len < size - filled ? parts[i].iov_len : size - filled;
    memcpy(sample->data + filled, parts[i].iov_base, length);
    filled += length;
  }
  return filled == size ? &sample->base : discard(sample);
}

static struct ddsi_serdata *key_only(const struct ddsi_sertype *type)
{
  struct raw_serdata *sample = raw_serdata_create(type, SDK_KEY, 0);
  return sample != NULL ? &sample->base : NULL;
}

static struct ddsi_serdata *from_keyhash(const struct ddsi_sertype *type, const struct ddsi_keyhash *hash) { return key_only(type); }

static struct ddsi_serdata *from_sample(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, const void *sample) { return key_only(type); }

static void to_ser(const struct ddsi_serdata *base, size_t offset, size_t size, void *buffer)
{
  memcpy(buffer, raw(base)->data + offset, size);
}

static struct ddsi_serdata *to_ser_ref(const struct ddsi_serdata *base, size_t offset, size_t size, ddsrt_iovec_t *part)
{
  part->iov_base = raw(base)->data + offset;
  part->iov_len = (ddsrt_iov_len_t)size;
  return ddsi_serdata_ref(base);
}

static void to_ser_unref(struct ddsi_serdata *base, const ddsrt_iovec_t *part) { ddsi_serdata_unref(base); }

static bool to_sample(const struct ddsi_serdata *base, void *sample, void **buffer, void *limit) { return false; }

static struct ddsi_serdata *to_untyped(const struct ddsi_serdata *base)
{
  struct ddsi_serdata *key = key_only(base->type);
  if (key != NULL)
    key->type = NULL;
  return key;
}

static bool untyped_to_sample(const struct ddsi_sertype *type, const struct ddsi_serdata *base, void *sample, void **buffer, void *limit) { return true; }

static void free_serdata(struct ddsi_serdata *base) { payload_pool_give(base, raw(base)->granted); }

static size_t print(const struct ddsi_sertype *type, const struct ddsi_serdata *base, char *buffer, size_t size)
{
  return (size_t)snprintf(buffer, size, "<%u bytes>", raw(base)->size);
}

static void get_keyhash(const struct ddsi_serdata *base, struct ddsi_keyhash *hash, bool force_md5) { memset(hash, 0, sizeof *hash); }

/* The two last operations belong to transports that are never used here: shared memory (0.10, where the build has it) and PSMX (11). */
#if CYCLONE_FLAVOUR == 11u
static struct ddsi_serdata *from_loaned_sample(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, const char *sample, struct dds_loaned_sample *loan, bool needs_cdr)
{
  return NULL;
}

static struct ddsi_serdata *from_psmx(const struct ddsi_sertype *type, struct dds_loaned_sample *loan) { return NULL; }

#define TRANSPORT_OPS .ops.from_loaned_sample = from_loaned_sample, .ops.from_psmx = from_psmx
#else
static uint32_t get_sample_size(const struct ddsi_serdata *base) { return raw(base)->size; }

static struct ddsi_serdata *from_iox_buffer(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, void *subscriber, void *buffer) { return NULL; }

#ifdef DDS_HAS_SHM
#define TRANSPORT_OPS .ops.get_sample_size = get_sample_size, .ops.from_iox_buffer = from_iox_buffer
#else
#define TRANSPORT_OPS .reserve = { (void *)get_sample_size, (void *)from_iox_buffer }
#endif
#endif

static const struct { struct ddsi_serdata_ops ops; void *reserve[ABI_RESERVE_WORDS]; } serdata_ops = {
  .ops.eqkey = eqkey,
  .ops.get_size = get_size,
  .ops.from_ser = from_ser,
  .ops.from_ser_iov = from_ser_iov,
  .ops.from_keyhash = from_keyhash,
  .ops.from_sample = from_sample,
  .ops.to_ser = to_ser,
  .ops.to_ser_ref = to_ser_ref,
  .ops.to_ser_unref = to_ser_unref,
  .ops.to_sample = to_sample,
  .ops.to_untyped = to_untyped,
  .ops.untyped_to_sample = untyped_to_sample,
  .ops.free = free_serdata,
  .ops.print = print,
  .ops.get_keyhash = get_keyhash,
  TRANSPORT_OPS
};

const struct ddsi_serdata_ops *raw_serdata_ops(void) { return &serdata_ops.ops; }
