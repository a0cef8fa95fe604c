/* A ROS 2 node written in C on Cyclone DDS, driven by lines on standard input; every answer ends with a line "end". */
#ifndef PEER_H
#define PEER_H

#include "dds/dds.h"

#include <stdbool.h>
#include <stdint.h>

/* text.c */
void print_hex(const uint8_t *bytes, size_t size);
void print_gid(dds_entity_t entity);
/* Ends the process with a message when a DDS call failed. */
dds_entity_t check(dds_entity_t code, const char *what);

/* discovery.c: what the built-in topics show */
void list_discovered(dds_entity_t participant);

/* graph.c: ros_discovery_info */
void graph_open(dds_entity_t participant);
void graph_add(dds_entity_t endpoint, bool writer);
void graph_list(void);

/* images.c: sensor_msgs/msg/Image */
struct image_qos {
  bool reliable;
  bool transient_local;
  int depth;
};
dds_entity_t image_writer(dds_entity_t participant, const char *topic, struct image_qos qos);
void image_send(dds_entity_t writer, int width, int height, int count, double hz);
dds_entity_t image_count(dds_entity_t participant, const char *topic, struct image_qos qos);
void image_counted(void);
void image_echo(dds_entity_t participant, const char *from, const char *to);

/* exchange.c: answers to the four types that a segmentation node speaks */
void exchange_open(dds_entity_t participant, const char *type, const char *from, const char *to);

/* services.c: in the convention of rmw_cyclonedds; the calls print the reply */
void service_call_set_bool(dds_entity_t participant, const char *name, bool data);
void service_call_get_state(dds_entity_t participant, const char *name);
void service_call_change_state(dds_entity_t participant, const char *name, int id, const char *label);
void service_call_get_parameter(dds_entity_t participant, const char *name, const char *parameter);
void service_call_set_number(dds_entity_t participant, const char *name, const char *parameter, double number);
void service_call_set_text(dds_entity_t participant, const char *name, const char *parameter, const char *text);
void service_serve_set_bool(dds_entity_t participant, const char *name);

#endif
