#include "peers.h"

#include "qos.h"

#include <stdlib.h>
#include <string.h>

static void copy_user_data(const dds_qos_t *qos, rdds_endpoint *out)
{
  void *user_data = NULL;
  size_t size = 0;
  if (dds_qget_userdata(qos, &user_data, &size)) {
    out->user_data = user_data;
    out->user_data_size = (uint32_t)size;
  }
}

void peer_copy_participant(const dds_builtintopic_participant_t *in, rdds_endpoint *out)
{
  memcpy(out->guid, in->key.v, sizeof out->guid);
  memcpy(out->participant, in->key.v, sizeof out->participant);
  copy_user_data(in->qos, out);
}

void peer_copy_endpoint(const dds_builtintopic_endpoint_t *in, rdds_endpoint *out)
{
  memcpy(out->guid, in->key.v, sizeof out->guid);
  memcpy(out->participant, in->participant_key.v, sizeof out->participant);
  out->topic = strdup(in->topic_name);
  out->type = strdup(in->type_name);
  qos_read(in->qos, &out->qos);
  copy_user_data(in->qos, out);
}

int32_t peers_read(dds_entity_t entity, peers_find find, peer_get get, rdds_endpoint **endpoints, uint32_t *count)
{
  *endpoints = NULL;
  *count = 0;
  dds_return_t matched = find(entity, NULL, 0);
  if (matched <= 0)
    return matched;
  dds_instance_handle_t *handles = calloc((size_t)matched, sizeof *handles);
  *endpoints = calloc((size_t)matched, sizeof **endpoints);
  if (handles == NULL || *endpoints == NULL) {
    free(handles);
    return DDS_RETCODE_OUT_OF_RESOURCES;
  }
  /* Peers may have come since they were counted, or leave before they are asked for. */
  dds_return_t found = find(entity, handles, (size_t)matched);
  for (int32_t i = 0; i < found && i < matched; i++) {
    dds_builtintopic_endpoint_t *peer = get(entity, handles[i]);
    if (peer == NULL)
      continue;
    rdds_endpoint *out = &(*endpoints)[(*count)++];
    out->handle = handles[i];
    peer_copy_endpoint(peer, out);
    dds_builtintopic_free_endpoint(peer);
  }
  free(handles);
  return found < 0 ? found : DDS_RETCODE_OK;
}

void rdds_endpoints_free(rdds_endpoint *endpoints, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++) {
    free(endpoints[i].topic);
    free(endpoints[i].type);
    dds_free(endpoints[i].user_data);
  }
  free(endpoints);
}
