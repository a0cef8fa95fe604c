#include "peers.h"
#include "qos.h"
#include "topic.h"

#include <stdlib.h>

/* Handles are fixed at creation and Cyclone answers calls on deleted ones with an error, so closing may race with any other call. */
struct rdds_reader {
  dds_entity_t entity;
  dds_entity_t topic;
  dds_entity_t condition;
  dds_entity_t guard;
  dds_entity_t waitset;
};

int32_t rdds_reader_create(int32_t participant, const char *topic, const char *type, const rdds_qos *qos, const char *user_data, rdds_reader **out)
{
  rdds_reader *reader = calloc(1, sizeof *reader);
  if (reader == NULL)
    return DDS_RETCODE_OUT_OF_RESOURCES;
  struct ddsi_sertype *registered = NULL;
  reader->topic = topic_create(participant, topic, type, &registered);
  if (reader->topic < 0) {
    int32_t code = reader->topic;
    free(reader);
    return code;
  }
  dds_qos_t *dds_qos = qos_create(qos, user_data);
  int32_t code = reader->entity = dds_create_reader(participant, reader->topic, dds_qos, NULL);
  dds_delete_qos(dds_qos);
  if (code > 0)
    code = dds_set_status_mask(reader->entity, DDS_SUBSCRIPTION_MATCHED_STATUS | DDS_REQUESTED_INCOMPATIBLE_QOS_STATUS);
  if (code >= 0)
    code = reader->condition = dds_create_readcondition(reader->entity, DDS_ANY_STATE);
  if (code >= 0)
    code = reader->guard = dds_create_guardcondition(participant);
  if (code >= 0)
    code = reader->waitset = dds_create_waitset(participant);
  if (code >= 0)
    code = dds_waitset_attach(reader->waitset, reader->condition, 0);
  if (code >= 0)
    code = dds_waitset_attach(reader->waitset, reader->guard, 0);
  if (code < 0) {
    rdds_reader_close(reader);
    rdds_reader_free(reader);
    return code;
  }
  *out = reader;
  return DDS_RETCODE_OK;
}

int32_t rdds_reader_entity(const rdds_reader *reader) { return reader->entity; }

int32_t rdds_reader_condition(const rdds_reader *reader) { return reader->condition; }

void rdds_reader_close(rdds_reader *reader)
{
  dds_delete(reader->waitset);
  dds_delete(reader->guard);
  dds_delete(reader->entity);
  dds_delete(reader->topic);
}

void rdds_reader_free(rdds_reader *reader) { free(reader); }

int32_t rdds_reader_status(const rdds_reader *reader, rdds_status *status)
{
  dds_subscription_matched_status_t matched;
  dds_requested_incompatible_qos_status_t incompatible;
  dds_return_t code = dds_get_subscription_matched_status(reader->entity, &matched);
  if (code == DDS_RETCODE_OK)
    code = dds_get_requested_incompatible_qos_status(reader->entity, &incompatible);
  if (code == DDS_RETCODE_OK)
    *status = (rdds_status){ matched.current_count, incompatible.total_count, incompatible.last_policy_id };
  return code;
}

int32_t rdds_reader_matched(const rdds_reader *reader) { return dds_get_matched_publications(reader->entity, NULL, 0); }

int32_t rdds_reader_peers(const rdds_reader *reader, rdds_endpoint **endpoints, uint32_t *count)
{
  return peers_read(reader->entity, dds_get_matched_publications, dds_get_matched_publication_data, endpoints, count);
}

int32_t rdds_reader_take(const rdds_reader *reader, rdds_sample *out)
{
  for (;;) {
    struct ddsi_serdata *serdata;
    dds_sample_info_t info;
    dds_return_t count = dds_takecdr(reader->entity, &serdata, 1, &info, DDS_ANY_STATE);
    if (count <= 0)
      return count;
    if (info.valid_data && serdata->kind == SDK_DATA) {
      const struct raw_serdata *sample = (const struct raw_serdata *)serdata;
      *out = (rdds_sample){ serdata, sample->data, info.publication_handle, info.source_timestamp, sample->size };
      return 1;
    }
    ddsi_serdata_unref(serdata); /* a writer went away: no data */
  }
}

int32_t rdds_reader_wait(const rdds_reader *reader, int64_t timeout_ns)
{
  return dds_waitset_wait(reader->waitset, NULL, 0, timeout_ns < 0 ? DDS_INFINITY : timeout_ns);
}

void rdds_reader_wake(const rdds_reader *reader) { dds_set_guardcondition(reader->guard, true); }
