#include "cyclone_compat.h"
#include "robotics_dds.h"

int32_t rdds_waitset_create(int32_t participant) { return dds_create_waitset(participant); }

int32_t rdds_waitset_attach(int32_t waitset, int32_t entity, int64_t tag) { return dds_waitset_attach(waitset, entity, (dds_attach_t)tag); }

int32_t rdds_waitset_detach(int32_t waitset, int32_t entity) { return dds_waitset_detach(waitset, entity); }

int32_t rdds_waitset_wait(int32_t waitset, int64_t *tags, int32_t capacity)
{
  _Static_assert(sizeof(dds_attach_t) == sizeof(int64_t), "64-bit systems only");
  return dds_waitset_wait(waitset, (dds_attach_t *)tags, (size_t)capacity, DDS_INFINITY);
}

int32_t rdds_guard_create(int32_t participant) { return dds_create_guardcondition(participant); }

int32_t rdds_guard_set(int32_t guard, int32_t triggered) { return dds_set_guardcondition(guard, triggered != 0); }
