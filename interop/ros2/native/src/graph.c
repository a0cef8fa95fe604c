#include "peers.h"

#include <stdlib.h>
#include <string.h>

static dds_entity_t builtin_topic(int32_t builtin)
{
  switch (builtin) {
    case RDDS_PARTICIPANTS: return DDS_BUILTIN_TOPIC_DCPSPARTICIPANT;
    case RDDS_WRITERS: return DDS_BUILTIN_TOPIC_DCPSPUBLICATION;
    default: return DDS_BUILTIN_TOPIC_DCPSSUBSCRIPTION;
  }
}

/* A fresh reader of a built-in topic holds all that discovery knows from the start. */
static int32_t collect(dds_entity_t reader, int32_t builtin, rdds_endpoint **endpoints, uint32_t *count)
{
  for (;;) {
    void *samples[16] = { NULL };
    dds_sample_info_t infos[16];
    dds_return_t taken = dds_take(reader, samples, infos, 16, 16);
    if (taken <= 0)
      return taken;
    rdds_endpoint *grown = realloc(*endpoints, (*count + (uint32_t)taken) * sizeof *grown);
    if (grown == NULL) {
      dds_return_loan(reader, samples, taken);
      return DDS_RETCODE_OUT_OF_RESOURCES;
    }
    *endpoints = grown;
    for (int32_t i = 0; i < taken; i++) {
      if (!infos[i].valid_data || infos[i].instance_state != DDS_IST_ALIVE)
        continue;
      rdds_endpoint *out = &grown[(*count)++];
      memset(out, 0, sizeof *out);
      if (builtin == RDDS_PARTICIPANTS)
        peer_copy_participant(samples[i], out);
      else
        peer_copy_endpoint(samples[i], out);
    }
    dds_return_loan(reader, samples, taken);
  }
}

int32_t rdds_endpoints(int32_t participant, int32_t builtin, rdds_endpoint **endpoints, uint32_t *count)
{
  *endpoints = NULL;
  *count = 0;
  dds_entity_t reader = dds_create_reader(participant, builtin_topic(builtin), NULL, NULL);
  if (reader < 0)
    return reader;
  int32_t code = collect(reader, builtin, endpoints, count);
  dds_delete(reader);
  if (code < 0) {
    rdds_endpoints_free(*endpoints, *count);
    *endpoints = NULL;
    *count = 0;
  }
  return code;
}
