/* A C interface over Eclipse Cyclone DDS for messages that are already serialized (XCDR1 with its 4-byte encapsulation header).
   Functions return 0, a positive entity handle or count, or a negative DDS return code (see rdds_error_text). */
#ifndef ROBOTICS_DDS_H
#define ROBOTICS_DDS_H

#include <stdint.h>

#define RDDS_API __attribute__((visibility("default")))
#define RDDS_ABI_VERSION 2u

typedef struct rdds_qos {
  int32_t reliable;        /* else best effort */
  int32_t transient_local; /* else volatile */
  int32_t keep_all;        /* else keep the last `depth` */
  int32_t depth;           /* at least 1; what "keep all" has no use for */
  int32_t ignore_local;    /* readers: no samples of the own participant */
  int64_t lifespan_ns;     /* writers: when a kept sample expires, 0: never */
} rdds_qos;

/* One received sample. `loan` owns `data`: give it back with rdds_loan_release. */
typedef struct rdds_sample {
  void *loan;
  const uint8_t *data;
  uint64_t publication_handle;
  int64_t source_timestamp; /* ns since 1970 */
  uint32_t size;
} rdds_sample;

typedef struct rdds_status {
  uint32_t matched;            /* peers matched now */
  uint32_t incompatible_total; /* peers refused so far because of their QoS */
  uint32_t last_policy;        /* DDS policy id of the last refusal */
} rdds_status;

typedef struct rdds_endpoint {
  uint8_t guid[16];
  uint8_t participant[16];
  uint64_t handle; /* of a matched writer: the publication_handle of its samples */
  char *topic; /* NULL for a participant */
  char *type;
  uint8_t *user_data;
  uint32_t user_data_size;
  rdds_qos qos;
} rdds_endpoint;

typedef struct rdds_writer rdds_writer;
typedef struct rdds_reader rdds_reader;

enum rdds_builtin { RDDS_PARTICIPANTS = 0, RDDS_WRITERS = 1, RDDS_READERS = 2 };

/* RDDS_ABI_VERSION << 16 | Cyclone flavour (10 or 11) that this library was compiled for. */
RDDS_API uint32_t rdds_abi(void);
/* The file that Cyclone was loaded from. */
RDDS_API const char *rdds_cyclone_path(void);
RDDS_API const char *rdds_error_text(int32_t code);

/* `config`: comma-separated XML fragments and file names, the later ones overriding. */
RDDS_API int32_t rdds_domain_create(uint32_t domain, const char *config);
RDDS_API int32_t rdds_participant_create(uint32_t domain, const char *user_data);
RDDS_API int32_t rdds_delete(int32_t entity);
RDDS_API int32_t rdds_guid(int32_t entity, uint8_t guid[16]);

RDDS_API int32_t rdds_writer_create(int32_t participant, const char *topic, const char *type, const rdds_qos *qos, const char *user_data, rdds_writer **writer);
RDDS_API int32_t rdds_writer_entity(const rdds_writer *writer);
/* Deletes the DDS entities; a call that blocks in rdds_loan_write returns with an error. May be called from any thread, repeatedly. */
RDDS_API void rdds_writer_close(rdds_writer *writer);
/* Frees the writer; no call on it may be in progress. */
RDDS_API void rdds_writer_free(rdds_writer *writer);
/* How many readers are matched now; unlike the status it does not take a change away from a waitset. */
RDDS_API int32_t rdds_writer_matched(const rdds_writer *writer);
/* Which they are. Free with rdds_endpoints_free. */
RDDS_API int32_t rdds_writer_peers(const rdds_writer *writer, rdds_endpoint **endpoints, uint32_t *count);
RDDS_API int32_t rdds_writer_status(const rdds_writer *writer, rdds_status *status);
/* A payload of `size` bytes to be filled in place; NULL when memory is short. Ends with rdds_loan_write or rdds_loan_release. */
RDDS_API void *rdds_loan(const rdds_writer *writer, uint32_t size, uint8_t **data);
/* Publishes the first `size` bytes of the loan and takes it over, also when it fails. */
RDDS_API int32_t rdds_loan_write(const rdds_writer *writer, void *loan, uint32_t size);
RDDS_API void rdds_loan_release(void *loan);

RDDS_API int32_t rdds_reader_create(int32_t participant, const char *topic, const char *type, const rdds_qos *qos, const char *user_data, rdds_reader **reader);
RDDS_API int32_t rdds_reader_entity(const rdds_reader *reader);
RDDS_API void rdds_reader_close(rdds_reader *reader);
RDDS_API void rdds_reader_free(rdds_reader *reader);
RDDS_API int32_t rdds_reader_matched(const rdds_reader *reader);
RDDS_API int32_t rdds_reader_peers(const rdds_reader *reader, rdds_endpoint **endpoints, uint32_t *count);
RDDS_API int32_t rdds_reader_status(const rdds_reader *reader, rdds_status *status);
/* 1: took the oldest sample that holds data; 0: there is none. */
RDDS_API int32_t rdds_reader_take(const rdds_reader *reader, rdds_sample *sample);
/* > 0: a sample waits or rdds_reader_wake was called; 0: the time is up. Negative `timeout_ns`: no limit. */
RDDS_API int32_t rdds_reader_wait(const rdds_reader *reader, int64_t timeout_ns);
/* Makes every present and future rdds_reader_wait return. */
RDDS_API void rdds_reader_wake(const rdds_reader *reader);

/* A waitset for status changes: matched and incompatible QoS of endpoints, samples of a reader, guard conditions. */
RDDS_API int32_t rdds_waitset_create(int32_t participant);
RDDS_API int32_t rdds_waitset_attach(int32_t waitset, int32_t entity, int64_t tag);
RDDS_API int32_t rdds_waitset_detach(int32_t waitset, int32_t entity);
/* Fills `tags` with those of at most `capacity` triggered entities and returns how many were triggered. */
RDDS_API int32_t rdds_waitset_wait(int32_t waitset, int64_t *tags, int32_t capacity);
RDDS_API int32_t rdds_reader_condition(const rdds_reader *reader);
RDDS_API int32_t rdds_guard_create(int32_t participant);
RDDS_API int32_t rdds_guard_set(int32_t guard, int32_t triggered);

/* What discovery knows now, this participant's own endpoints included. Free with rdds_endpoints_free. */
RDDS_API int32_t rdds_endpoints(int32_t participant, int32_t builtin, rdds_endpoint **endpoints, uint32_t *count);
RDDS_API void rdds_endpoints_free(rdds_endpoint *endpoints, uint32_t count);

#endif
