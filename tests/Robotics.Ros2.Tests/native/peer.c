#include "peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Usage: peerN DOMAIN CYCLONE_CONFIG. Commands:
     gid                                         the participant's GUID
     list                                        participants, writers and readers that discovery knows
     graph                                       announcements on ros_discovery_info since the last call
     writer TOPIC RELIABLE TRANSIENT_LOCAL DEPTH  creates an Image writer; its number
     send WRITER WIDTH HEIGHT COUNT HZ            sends Images
     matched WRITER                               how many readers the writer has
     close WRITER                                 deletes it
     count TOPIC RELIABLE TRANSIENT_LOCAL DEPTH   creates an Image reader that counts
     counted                                      intact and damaged Images so far
     echo FROM TO                                 sends every Image of FROM on TO
     exchange TYPE FROM TO                        answers every image, camera_info, label_info or diagnostics with a changed one
     set_bool SERVICE DATA                        calls a std_srvs/srv/SetBool
     serve_set_bool SERVICE                       offers one
     get_state SERVICE                            calls a lifecycle_msgs/srv/GetState
     change_state SERVICE ID [LABEL]              calls a lifecycle_msgs/srv/ChangeState
     get_parameter SERVICE NAME                   calls a rcl_interfaces/srv/GetParameters
     set_number SERVICE NAME NUMBER               calls a rcl_interfaces/srv/SetParameters
     set_text SERVICE NAME TEXT                   the same with a string */
static void obey(dds_entity_t participant, const char *line)
{
  char topic[256], other[256], type[32], text[512];
  int writer, width, height, count, reliable, transient_local, depth;
  double hz;
  if (strcmp(line, "gid\n") == 0) {
    print_gid(participant);
    printf("\n");
  } else if (strcmp(line, "list\n") == 0) {
    list_discovered(participant);
  } else if (strcmp(line, "graph\n") == 0) {
    graph_list();
  } else if (sscanf(line, "writer %255s %d %d %d", topic, &reliable, &transient_local, &depth) == 4) {
    printf("%d\n", image_writer(participant, topic, (struct image_qos){ reliable != 0, transient_local != 0, depth }));
  } else if (sscanf(line, "send %d %d %d %d %lf", &writer, &width, &height, &count, &hz) == 5) {
    image_send(writer, width, height, count, hz);
  } else if (sscanf(line, "matched %d", &writer) == 1) {
    printf("%d\n", check(dds_get_matched_subscriptions(writer, NULL, 0), "matched"));
  } else if (sscanf(line, "close %d", &writer) == 1) {
    check(dds_delete(writer), "close");
  } else if (sscanf(line, "count %255s %d %d %d", topic, &reliable, &transient_local, &depth) == 4) {
    image_count(participant, topic, (struct image_qos){ reliable != 0, transient_local != 0, depth });
  } else if (strcmp(line, "counted\n") == 0) {
    image_counted();
  } else if (sscanf(line, "echo %255s %255s", topic, other) == 2) {
    image_echo(participant, topic, other);
  } else if (sscanf(line, "exchange %31s %255s %255s", type, topic, other) == 3) {
    exchange_open(participant, type, topic, other);
  } else if (sscanf(line, "set_bool %255s %d", topic, &depth) == 2) {
    service_call_set_bool(participant, topic, depth != 0);
  } else if (sscanf(line, "serve_set_bool %255s", topic) == 1) {
    service_serve_set_bool(participant, topic);
  } else if (sscanf(line, "get_state %255s", topic) == 1) {
    service_call_get_state(participant, topic);
  } else if ((count = sscanf(line, "change_state %255s %d %255s", topic, &depth, other)) >= 2) {
    service_call_change_state(participant, topic, depth, count == 3 ? other : "");
  } else if (sscanf(line, "get_parameter %255s %255s", topic, other) == 2) {
    service_call_get_parameter(participant, topic, other);
  } else if (sscanf(line, "set_number %255s %255s %lf", topic, other, &hz) == 3) {
    service_call_set_number(participant, topic, other, hz);
  } else if (sscanf(line, "set_text %255s %255s %511s", topic, other, text) == 3) {
    service_call_set_text(participant, topic, other, text);
  } else {
    fprintf(stderr, "unknown command: %s", line);
    exit(2);
  }
}

int main(int argc, char **argv)
{
  if (argc != 3) {
    fprintf(stderr, "usage: %s DOMAIN CYCLONE_CONFIG\n", argv[0]);
    return 2;
  }
  uint32_t domain = (uint32_t)atoi(argv[1]);
  check(dds_create_domain(domain, argv[2]), "domain");
  dds_qos_t *qos = dds_create_qos();
  dds_qset_userdata(qos, "enclave=/;", strlen("enclave=/;"));
  dds_entity_t participant = check(dds_create_participant(domain, qos, NULL), "participant");
  dds_delete_qos(qos);
  graph_open(participant);

  char line[1024];
  while (fgets(line, sizeof line, stdin) != NULL) {
    obey(participant, line);
    printf("end\n");
    fflush(stdout);
  }
  dds_delete(DDS_CYCLONEDDS_HANDLE);
  return 0;
}
