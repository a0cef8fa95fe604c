#include "peer.h"
#include "image.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef sensor_msgs_msg_dds__Image_ image;

static atomic_int good, bad;

static uint8_t pixel(uint32_t index, int32_t frame) { return (uint8_t)(index * 31u + (uint32_t)frame); }

static dds_entity_t image_topic(dds_entity_t participant, const char *topic)
{
  char name[256];
  snprintf(name, sizeof name, "rt%s", topic);
  return check(dds_create_topic(participant, &sensor_msgs_msg_dds__Image__desc, name, NULL, NULL), "topic");
}

static dds_qos_t *make_qos(struct image_qos wanted)
{
  dds_qos_t *qos = dds_create_qos();
  dds_qset_reliability(qos, wanted.reliable ? DDS_RELIABILITY_RELIABLE : DDS_RELIABILITY_BEST_EFFORT, DDS_INFINITY);
  dds_qset_durability(qos, wanted.transient_local ? DDS_DURABILITY_TRANSIENT_LOCAL : DDS_DURABILITY_VOLATILE);
  dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, wanted.depth);
  if (wanted.transient_local)
    dds_qset_durability_service(qos, 0, DDS_HISTORY_KEEP_LAST, wanted.depth, DDS_LENGTH_UNLIMITED, DDS_LENGTH_UNLIMITED, DDS_LENGTH_UNLIMITED);
  dds_qset_writer_data_lifecycle(qos, true);
  return qos;
}

dds_entity_t image_writer(dds_entity_t participant, const char *topic, struct image_qos wanted)
{
  dds_qos_t *qos = make_qos(wanted);
  dds_entity_t writer = check(dds_create_writer(participant, image_topic(participant, topic), qos, NULL), "writer");
  dds_delete_qos(qos);
  graph_add(writer, true);
  return writer;
}

static dds_entity_t image_reader(dds_entity_t participant, const char *topic, struct image_qos wanted, dds_on_data_available_fn on_data, void *argument)
{
  dds_qos_t *qos = make_qos(wanted);
  dds_listener_t *listener = dds_create_listener(argument);
  dds_lset_data_available(listener, on_data);
  dds_entity_t reader = check(dds_create_reader(participant, image_topic(participant, topic), qos, listener), "reader");
  dds_delete_listener(listener);
  dds_delete_qos(qos);
  graph_add(reader, false);
  return reader;
}

void image_send(dds_entity_t writer, int width, int height, int count, double hz)
{
  image message = { .height = (uint32_t)height, .width = (uint32_t)width, .encoding = "rgb8", .step = (uint32_t)width * 3 };
  message.header.frame_id = "camera";
  message.data._length = message.data._maximum = message.step * message.height;
  message.data._buffer = malloc(message.data._length);
  for (int32_t frame = 0; frame < count; frame++) {
    message.header.stamp.sec = frame;
    for (uint32_t i = 0; i < message.data._length; i++)
      message.data._buffer[i] = pixel(i, frame);
    check(dds_write(writer, &message), "write");
    if (hz > 0)
      dds_sleepfor((dds_duration_t)(1e9 / hz));
  }
  free(message.data._buffer);
}

static bool is_intact(const image *message)
{
  if (strcmp(message->encoding, "rgb8") != 0 || strcmp(message->header.frame_id, "camera") != 0 ||
      message->step != message->width * 3 || message->data._length != message->step * message->height)
    return false;
  for (uint32_t i = 0; i < message->data._length; i++)
    if (message->data._buffer[i] != pixel(i, message->header.stamp.sec))
      return false;
  return true;
}

static void count_images(dds_entity_t reader, void *argument)
{
  (void)argument;
  void *sample = NULL;
  dds_sample_info_t info;
  while (dds_take(reader, &sample, &info, 1, 1) > 0) {
    if (info.valid_data)
      atomic_fetch_add(is_intact(sample) ? &good : &bad, 1);
    dds_return_loan(reader, &sample, 1);
    sample = NULL;
  }
}

dds_entity_t image_count(dds_entity_t participant, const char *topic, struct image_qos qos)
{
  return image_reader(participant, topic, qos, count_images, NULL);
}

void image_counted(void) { printf("%d %d\n", atomic_load(&good), atomic_load(&bad)); }

static void echo_images(dds_entity_t reader, void *argument)
{
  void *sample = NULL;
  dds_sample_info_t info;
  while (dds_take(reader, &sample, &info, 1, 1) > 0) {
    if (info.valid_data)
      check(dds_write((dds_entity_t)(intptr_t)argument, sample), "echo");
    dds_return_loan(reader, &sample, 1);
    sample = NULL;
  }
}

void image_echo(dds_entity_t participant, const char *from, const char *to)
{
  struct image_qos qos = { .reliable = true, .depth = 10 };
  dds_entity_t writer = image_writer(participant, to, qos);
  image_reader(participant, from, qos, echo_images, (void *)(intptr_t)writer);
}
