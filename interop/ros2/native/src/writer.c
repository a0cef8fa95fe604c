#include "peers.h"
#include "qos.h"
#include "topic.h"

#include <stdlib.h>

/* Handles are fixed at creation and Cyclone answers calls on deleted ones with an error, so closing may race with any other call;
   the reference on the type keeps rdds_loan valid until the struct is freed. */
struct rdds_writer {
  dds_entity_t entity;
  dds_entity_t topic;
  struct ddsi_sertype *type;
};

int32_t rdds_writer_create(int32_t participant, const char *topic, const char *type, const rdds_qos *qos, const char *user_data, rdds_writer **out)
{
  rdds_writer *writer = calloc(1, sizeof *writer);
  if (writer == NULL)
    return DDS_RETCODE_OUT_OF_RESOURCES;
  struct ddsi_sertype *registered = NULL;
  writer->topic = topic_create(participant, topic, type, &registered);
  if (writer->topic < 0) {
    int32_t code = writer->topic;
    free(writer);
    return code;
  }
  writer->type = ddsi_sertype_ref(registered);
  dds_qos_t *dds_qos = qos_create(qos, user_data);
  writer->entity = dds_create_writer(participant, writer->topic, dds_qos, NULL);
  dds_delete_qos(dds_qos);
  int32_t code = writer->entity;
  if (code > 0)
    code = dds_set_status_mask(writer->entity, DDS_PUBLICATION_MATCHED_STATUS | DDS_OFFERED_INCOMPATIBLE_QOS_STATUS);
  if (code < 0) {
    rdds_writer_close(writer);
    rdds_writer_free(writer);
    return code;
  }
  *out = writer;
  return DDS_RETCODE_OK;
}

int32_t rdds_writer_entity(const rdds_writer *writer) { return writer->entity; }

void rdds_writer_close(rdds_writer *writer)
{
  dds_delete(writer->entity);
  dds_delete(writer->topic);
}

void rdds_writer_free(rdds_writer *writer)
{
  ddsi_sertype_unref(writer->type);
  free(writer);
}

int32_t rdds_writer_status(const rdds_writer *writer, rdds_status *status)
{
  dds_publication_matched_status_t matched;
  dds_offered_incompatible_qos_status_t incompatible;
  dds_return_t code = dds_get_publication_matched_status(writer->entity, &matched);
  if (code == DDS_RETCODE_OK)
    code = dds_get_offered_incompatible_qos_status(writer->entity, &incompatible);
  if (code == DDS_RETCODE_OK)
    *status = (rdds_status){ matched.current_count, incompatible.total_count, incompatible.last_policy_id };
  return code;
}

int32_t rdds_writer_matched(const rdds_writer *writer) { return dds_get_matched_subscriptions(writer->entity, NULL, 0); }

int32_t rdds_writer_peers(const rdds_writer *writer, rdds_endpoint **endpoints, uint32_t *count)
{
  return peers_read(writer->entity, dds_get_matched_subscriptions, dds_get_matched_subscription_data, endpoints, count);
}

void *rdds_loan(const rdds_writer *writer, uint32_t size, uint8_t **data)
{
  struct raw_serdata *sample = raw_serdata_create(writer->type, SDK_DATA, size);
  if (sample != NULL)
    *data = sample->data;
  return sample;
}

int32_t rdds_loan_write(const rdds_writer *writer, void *loan, uint32_t size)
{
  struct raw_serdata *sample = loan;
  uint32_t rounded = (size + 3u) & ~3u;
  if (size < 4 || rounded > sample->capacity) {
    ddsi_serdata_unref(&sample->base);
    return DDS_RETCODE_BAD_PARAMETER;
  }
  while (size < rounded)
    sample->data[size++] = 0;
  sample->size = rounded;
  sample->base.statusinfo = 0;
  sample->base.timestamp.v = dds_time();
  return dds_writecdr(writer->entity, &sample->base);
}

void rdds_loan_release(void *loan) { ddsi_serdata_unref(loan); }
