#include "peer.h"

#include <stdio.h>

static void print_user_data(const dds_qos_t *qos)
{
  void *data = NULL;
  size_t size = 0;
  dds_qget_userdata(qos, &data, &size);
  printf(" '%.*s'\n", (int)size, size > 0 ? (const char *)data : "");
  dds_free(data);
}

static void print_participant(const void *sample)
{
  const dds_builtintopic_participant_t *participant = sample;
  printf("participant ");
  print_hex(participant->key.v, sizeof participant->key.v);
  print_user_data(participant->qos);
}

static void print_endpoint(const char *kind, const dds_builtintopic_endpoint_t *endpoint)
{
  dds_reliability_kind_t reliability;
  dds_duration_t blocking;
  dds_durability_kind_t durability;
  dds_history_kind_t history;
  int32_t depth;
  dds_qget_reliability(endpoint->qos, &reliability, &blocking);
  dds_qget_durability(endpoint->qos, &durability);
  dds_qget_history(endpoint->qos, &history, &depth);
  printf("%s ", kind);
  print_hex(endpoint->key.v, sizeof endpoint->key.v);
  printf(" ");
  print_hex(endpoint->participant_key.v, sizeof endpoint->participant_key.v);
  printf(" %s %s %s %s %s %d %s", endpoint->topic_name, endpoint->type_name,
    reliability == DDS_RELIABILITY_RELIABLE ? "reliable" : "best_effort",
    durability == DDS_DURABILITY_VOLATILE ? "volatile" : "transient_local",
    history == DDS_HISTORY_KEEP_ALL ? "all" : "last", depth,
    blocking == DDS_INFINITY ? "infinite" : "finite");
  print_user_data(endpoint->qos);
}

static void print_writer(const void *sample) { print_endpoint("writer", sample); }

static void print_reader(const void *sample) { print_endpoint("reader", sample); }

static void list(dds_entity_t participant, dds_entity_t topic, void (*print)(const void *))
{
  dds_entity_t reader = check(dds_create_reader(participant, topic, NULL, NULL), "built-in reader");
  void *sample = NULL;
  dds_sample_info_t info;
  while (dds_take(reader, &sample, &info, 1, 1) > 0) {
    if (info.valid_data && info.instance_state == DDS_IST_ALIVE)
      print(sample);
    dds_return_loan(reader, &sample, 1);
    sample = NULL;
  }
  dds_delete(reader);
}

void list_discovered(dds_entity_t participant)
{
  list(participant, DDS_BUILTIN_TOPIC_DCPSPARTICIPANT, print_participant);
  list(participant, DDS_BUILTIN_TOPIC_DCPSPUBLICATION, print_writer);
  list(participant, DDS_BUILTIN_TOPIC_DCPSSUBSCRIPTION, print_reader);
}
