#ifndef RDDS_PEERS_H
#define RDDS_PEERS_H

#include "cyclone_compat.h"
#include "robotics_dds.h"

typedef dds_return_t (*peers_find)(dds_entity_t entity, dds_instance_handle_t *handles, size_t capacity);
typedef dds_builtintopic_endpoint_t *(*peer_get)(dds_entity_t entity, dds_instance_handle_t handle);

/* The endpoints that an own one is matched with; `*endpoints` is to be freed also after an error. */
int32_t peers_read(dds_entity_t entity, peers_find find, peer_get get, rdds_endpoint **endpoints, uint32_t *count);

/* `out` is zero before. */
void peer_copy_participant(const dds_builtintopic_participant_t *in, rdds_endpoint *out);
void peer_copy_endpoint(const dds_builtintopic_endpoint_t *in, rdds_endpoint *out);

#endif
