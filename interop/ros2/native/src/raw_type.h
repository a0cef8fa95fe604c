#ifndef RAW_TYPE_H
#define RAW_TYPE_H

#include "cyclone_compat.h"

/* Cyclone's structs grow at their end when the library was built with shared memory (DDS_HAS_SHM: two pointers in serdata, a field in
   sertype, two entries in serdata_ops). Room is kept behind each, so that one binary serves both builds. */
#define ABI_RESERVE_WORDS 8

struct raw_sertype {
  struct ddsi_sertype base;
  uint64_t reserve[ABI_RESERVE_WORDS];
};

struct raw_serdata {
  struct ddsi_serdata base;
  uint64_t reserve[ABI_RESERVE_WORDS];
  uint32_t size;     /* as received; as written, rounded up to a multiple of 4 */
  uint32_t capacity; /* a multiple of 4: Cyclone reads up to the rounded size */
  uint8_t *data;     /* behind this struct */
  size_t granted;    /* of the payload pool */
};

/* A type that carries any XCDR1 payload; NULL when memory is short. */
struct ddsi_sertype *raw_sertype_create(const char *type_name);

/* A sample with an uninitialized payload, whose padding is zero; NULL when memory is short or the size is beyond DDS. */
struct raw_serdata *raw_serdata_create(const struct ddsi_sertype *type, enum ddsi_serdata_kind kind, size_t size);

const struct ddsi_serdata_ops *raw_serdata_ops(void);

#endif
