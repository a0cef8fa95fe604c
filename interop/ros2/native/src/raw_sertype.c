#include "raw_type.h"

#include <stdlib.h>

static void type_free(struct ddsi_sertype *type)
{
  ddsi_sertype_fini(type);
  free(type);
}

static void zero_samples(const struct ddsi_sertype *type, void *samples, size_t count) {}

static void realloc_samples(void **pointers, const struct ddsi_sertype *type, void *old, size_t old_count, size_t count)
{
  for (size_t i = 0; i < count; i++)
    pointers[i] = NULL;
}

static void free_samples(const struct ddsi_sertype *type, void **pointers, size_t count, dds_free_op_t operation) {}

/* Cyclone has compared name and operations before it asks. */
static bool type_equal(const struct ddsi_sertype *a, const struct ddsi_sertype *b) { return true; }

static uint32_t type_hash(const struct ddsi_sertype *type) { return 0; }

#if CYCLONE_FLAVOUR == 11u
static dds_return_t serialized_size(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, const void *sample, size_t *size, uint16_t *encoding)
{
  return DDS_RETCODE_UNSUPPORTED;
}

static bool serialize_into(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, const void *sample, void *buffer, size_t size)
{
  return false;
}
#else
static size_t serialized_size(const struct ddsi_sertype *type, const void *sample) { return SIZE_MAX; }

static bool serialize_into(const struct ddsi_sertype *type, const void *sample, void *buffer, size_t size) { return false; }
#endif

static const struct ddsi_sertype_ops type_ops = {
  .version = ddsi_sertype_v0,
  .free = type_free,
  .zero_samples = zero_samples,
  .realloc_samples = realloc_samples,
  .free_samples = free_samples,
  .equal = type_equal,
  .hash = type_hash,
  .get_serialized_size = serialized_size,
  .serialize_into = serialize_into
};

struct ddsi_sertype *raw_sertype_create(const char *type_name)
{
  struct raw_sertype *type = calloc(1, sizeof *type);
  if (type == NULL)
    return NULL;
  /* ROS announces its endpoints as keyless (entity kinds 0x03 and 0x04). */
  ddsi_sertype_init_flags(&type->base, type_name, &type_ops, raw_serdata_ops(), DDSI_SERTYPE_FLAG_TOPICKIND_NO_KEY);
  type->base.allowed_data_representation = DDS_DATA_REPRESENTATION_FLAG_XCDR1;
  return &type->base;
}
