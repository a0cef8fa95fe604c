#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include GRAPH_TYPES

#define MAX_ENDPOINTS 32

typedef rmw_dds_common_msg_dds__Gid_ gid_t_;

static dds_entity_t own, info_writer, info_reader;
static gid_t_ readers[MAX_ENDPOINTS], writers[MAX_ENDPOINTS];
static uint32_t reader_count, writer_count;

static gid_t_ gid_of(dds_entity_t entity)
{
  gid_t_ gid = { { 0 } };
  dds_guid_t guid;
  check(dds_get_guid(entity, &guid), "guid");
  memcpy(gid.data, guid.v, sizeof guid.v);
  return gid;
}

static void announce(void)
{
  rmw_dds_common_msg_dds__NodeEntitiesInfo_ node = { .node_namespace = "/c", .node_name = "peer" };
  node.reader_gid_seq._buffer = readers;
  node.reader_gid_seq._length = node.reader_gid_seq._maximum = reader_count;
  node.writer_gid_seq._buffer = writers;
  node.writer_gid_seq._length = node.writer_gid_seq._maximum = writer_count;
  rmw_dds_common_msg_dds__ParticipantEntitiesInfo_ info = { .gid = gid_of(own) };
  info.node_entities_info_seq._buffer = &node;
  info.node_entities_info_seq._length = info.node_entities_info_seq._maximum = 1;
  check(dds_write(info_writer, &info), "announce");
}

void graph_open(dds_entity_t participant)
{
  own = participant;
  dds_entity_t topic = check(
    dds_create_topic(participant, &rmw_dds_common_msg_dds__ParticipantEntitiesInfo__desc, "ros_discovery_info", NULL, NULL), "topic");
  dds_qos_t *qos = dds_create_qos();
  dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_INFINITY);
  dds_qset_durability(qos, DDS_DURABILITY_TRANSIENT_LOCAL);
  dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 1);
  info_writer = check(dds_create_writer(participant, topic, qos, NULL), "graph writer");
  dds_qset_history(qos, DDS_HISTORY_KEEP_ALL, 0);
  dds_qset_ignorelocal(qos, DDS_IGNORELOCAL_PARTICIPANT);
  info_reader = check(dds_create_reader(participant, topic, qos, NULL), "graph reader");
  dds_delete_qos(qos);
  announce();
}

void graph_add(dds_entity_t endpoint, bool writer)
{
  if (writer)
    writers[writer_count++] = gid_of(endpoint);
  else
    readers[reader_count++] = gid_of(endpoint);
  announce();
}

static void print_gids(const char *kind, const dds_sequence_rmw_dds_common_msg_dds__Gid_ *gids)
{
  for (uint32_t i = 0; i < gids->_length; i++) {
    printf("%s ", kind);
    print_hex(gids->_buffer[i].data, GID_WIDTH);
    printf("\n");
  }
}

/* Every announcement since the last call, in order. */
void graph_list(void)
{
  void *sample = NULL;
  dds_sample_info_t state;
  while (dds_take(info_reader, &sample, &state, 1, 1) > 0) {
    if (state.valid_data) {
      const rmw_dds_common_msg_dds__ParticipantEntitiesInfo_ *info = sample;
      printf("info ");
      print_hex(info->gid.data, GID_WIDTH);
      printf("\n");
      for (uint32_t i = 0; i < info->node_entities_info_seq._length; i++) {
        const rmw_dds_common_msg_dds__NodeEntitiesInfo_ *node = &info->node_entities_info_seq._buffer[i];
        printf("node %s %s\n", node->node_namespace, node->node_name);
        print_gids("reader", &node->reader_gid_seq);
        print_gids("writer", &node->writer_gid_seq);
      }
    }
    dds_return_loan(info_reader, &sample, 1);
    sample = NULL;
  }
}
