#include "peer.h"
#include "segmentation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every message is taken apart by Cyclone's types, changed in each of its fields, and sent back; TypeExchangeTests knows the changes. The
   samples belong to this process, so they are changed in place: strings are replaced by longer ones, which dds_sample_free gives back. */

static void shout(char **text)
{
  char *longer = dds_string_alloc(strlen(*text) + 1);
  sprintf(longer, "%s!", *text);
  dds_string_free(*text);
  *text = longer;
}

static void swap(uint32_t *a, uint32_t *b)
{
  uint32_t kept = *a;
  *a = *b;
  *b = kept;
}

static void change_header(std_msgs_msg_dds__Header_ *header)
{
  header->stamp.sec++;
  header->stamp.nanosec++;
  shout(&header->frame_id);
}

static void change_image(void *sample)
{
  sensor_msgs_msg_dds__Image_ *image = sample;
  change_header(&image->header);
  swap(&image->width, &image->height);
  shout(&image->encoding);
  image->is_bigendian ^= 1;
  image->step++;
  for (uint32_t i = 0, j = image->data._length; i + 1 < j; i++) {
    uint8_t kept = image->data._buffer[i];
    image->data._buffer[i] = image->data._buffer[--j];
    image->data._buffer[j] = kept;
  }
}

static void twice(double *values, uint32_t count)
{
  for (uint32_t i = 0; i < count; i++)
    values[i] *= 2;
}

static void change_camera_info(void *sample)
{
  sensor_msgs_msg_dds__CameraInfo_ *info = sample;
  change_header(&info->header);
  swap(&info->width, &info->height);
  shout(&info->distortion_model);
  twice(info->d._buffer, info->d._length);
  twice(info->k, 9);
  twice(info->r, 9);
  twice(info->p, 12);
  swap(&info->binning_x, &info->binning_y);
  swap(&info->roi.x_offset, &info->roi.y_offset);
  swap(&info->roi.width, &info->roi.height);
  info->roi.do_rectify = !info->roi.do_rectify;
}

static void change_label_info(void *sample)
{
  vision_msgs_msg_dds__LabelInfo_ *info = sample;
  change_header(&info->header);
  for (uint32_t i = 0; i < info->class_map._length; i++) {
    info->class_map._buffer[i].class_id++;
    shout(&info->class_map._buffer[i].class_name);
  }
  info->threshold *= 2;
}

static void change_diagnostics(void *sample)
{
  diagnostic_msgs_msg_dds__DiagnosticArray_ *array = sample;
  change_header(&array->header);
  for (uint32_t i = 0; i < array->status._length; i++) {
    diagnostic_msgs_msg_dds__DiagnosticStatus_ *status = &array->status._buffer[i];
    char *name = status->name;
    status->level++;
    status->name = status->message;
    status->message = status->hardware_id;
    status->hardware_id = name;
    for (uint32_t j = 0; j < status->values._length; j++) {
      char *key = status->values._buffer[j].key;
      status->values._buffer[j].key = status->values._buffer[j].value;
      status->values._buffer[j].value = key;
    }
  }
}

struct exchange {
  const char *type;
  const dds_topic_descriptor_t *descriptor;
  void (*change)(void *sample);
  dds_entity_t writer;
};

static struct exchange exchanges[] = {
  { "image", &sensor_msgs_msg_dds__Image__desc, change_image, 0 },
  { "camera_info", &sensor_msgs_msg_dds__CameraInfo__desc, change_camera_info, 0 },
  { "label_info", &vision_msgs_msg_dds__LabelInfo__desc, change_label_info, 0 },
  { "diagnostics", &diagnostic_msgs_msg_dds__DiagnosticArray__desc, change_diagnostics, 0 },
};

static void answer(dds_entity_t reader, void *argument)
{
  const struct exchange *exchange = argument;
  dds_sample_info_t info;
  void *sample = dds_alloc(exchange->descriptor->m_size);
  memset(sample, 0, exchange->descriptor->m_size);
  while (dds_take(reader, &sample, &info, 1, 1) > 0) {
    if (info.valid_data) {
      exchange->change(sample);
      check(dds_write(exchange->writer, sample), "answer");
    }
  }
  dds_sample_free(sample, exchange->descriptor, DDS_FREE_ALL);
}

void exchange_open(dds_entity_t participant, const char *type, const char *from, const char *to)
{
  struct exchange *exchange = exchanges;
  char name[256];
  while (strcmp(exchange->type, type) != 0)
    exchange++;
  dds_qos_t *qos = dds_create_qos();
  dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_INFINITY);
  dds_listener_t *listener = dds_create_listener(exchange);
  dds_lset_data_available(listener, answer);
  snprintf(name, sizeof name, "rt%s", to);
  exchange->writer = check(dds_create_writer(
    participant, check(dds_create_topic(participant, exchange->descriptor, name, NULL, NULL), "topic"), qos, NULL), "writer");
  graph_add(exchange->writer, true);
  snprintf(name, sizeof name, "rt%s", from);
  graph_add(check(dds_create_reader(
    participant, check(dds_create_topic(participant, exchange->descriptor, name, NULL, NULL), "topic"), qos, listener), "reader"), false);
  dds_delete_listener(listener);
  dds_delete_qos(qos);
}
