#include "peer.h"

#include "requests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATIENCE_MS 10000

struct header {
  uint64_t client;
  int64_t sequence;
};

struct channel {
  dds_entity_t reader;
  dds_entity_t writer;
};

static int64_t last_sequence;

static dds_entity_t topic_of(dds_entity_t participant, const dds_topic_descriptor_t *type, const char *prefix, const char *name, const char *suffix)
{
  char topic[300];
  snprintf(topic, sizeof topic, "%s%s%s", prefix, name, suffix);
  return check(dds_create_topic(participant, type, topic, NULL, NULL), "service topic");
}

static dds_qos_t *service_qos(const char *key, const char *id)
{
  char user_data[64];
  snprintf(user_data, sizeof user_data, "%s=%s;", key, id);
  dds_qos_t *qos = dds_create_qos();
  dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_INFINITY);
  dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 10);
  dds_qset_writer_data_lifecycle(qos, false);
  dds_qset_userdata(qos, user_data, strlen(user_data));
  return qos;
}

static struct channel client_of(dds_entity_t participant, const char *name, const dds_topic_descriptor_t *request, const dds_topic_descriptor_t *reply)
{
  dds_qos_t *qos = service_qos("clientid", "c1.2.3");
  struct channel channel = {
    check(dds_create_reader(participant, topic_of(participant, reply, "rr", name, "Reply"), qos, NULL), "reply reader"),
    check(dds_create_writer(participant, topic_of(participant, request, "rq", name, "Request"), qos, NULL), "request writer")
  };
  dds_delete_qos(qos);
  return channel;
}

static bool matched(struct channel channel)
{
  return dds_get_matched_subscriptions(channel.writer, NULL, 0) > 0 && dds_get_matched_publications(channel.reader, NULL, 0) > 0;
}

/* Sends a request, whose header it fills, and gives the reply, to be returned to the reader; NULL when none comes. */
static void *call(struct channel channel, void *request)
{
  dds_instance_handle_t client;
  check(dds_get_instance_handle(channel.writer, &client), "instance handle");
  struct header own = { client, ++last_sequence };
  memcpy(request, &own, sizeof own);
  for (int waited = 0; !matched(channel) && waited < PATIENCE_MS; waited++)
    dds_sleepfor(DDS_MSECS(1));
  check(dds_write(channel.writer, request), "request");
  for (int waited = 0; waited < PATIENCE_MS; waited++) {
    void *sample = NULL;
    dds_sample_info_t info;
    while (dds_take(channel.reader, &sample, &info, 1, 1) > 0) {
      if (info.valid_data && memcmp(sample, &own, sizeof own) == 0)
        return sample;
      dds_return_loan(channel.reader, &sample, 1);
      sample = NULL;
    }
    dds_sleepfor(DDS_MSECS(1));
  }
  return NULL;
}

static void end_call(struct channel channel, void *reply)
{
  if (reply == NULL)
    printf("no reply\n");
  else
    dds_return_loan(channel.reader, &reply, 1);
  dds_delete(channel.reader);
  dds_delete(channel.writer);
}

void service_call_set_bool(dds_entity_t participant, const char *name, bool data)
{
  struct channel channel = client_of(participant, name, &std_srvs_srv_dds__SetBool_Request__desc, &std_srvs_srv_dds__SetBool_Response__desc);
  std_srvs_srv_dds__SetBool_Request_ request = { .data = data };
  std_srvs_srv_dds__SetBool_Response_ *reply = call(channel, &request);
  if (reply != NULL)
    printf("%d %s\n", reply->success, reply->message);
  end_call(channel, reply);
}

void service_call_get_state(dds_entity_t participant, const char *name)
{
  struct channel channel = client_of(
    participant, name, &lifecycle_msgs_srv_dds__GetState_Request__desc, &lifecycle_msgs_srv_dds__GetState_Response__desc);
  lifecycle_msgs_srv_dds__GetState_Request_ request = { 0 };
  lifecycle_msgs_srv_dds__GetState_Response_ *reply = call(channel, &request);
  if (reply != NULL)
    printf("%d %s\n", reply->id, reply->label);
  end_call(channel, reply);
}

void service_call_change_state(dds_entity_t participant, const char *name, int id, const char *label)
{
  struct channel channel = client_of(
    participant, name, &lifecycle_msgs_srv_dds__ChangeState_Request__desc, &lifecycle_msgs_srv_dds__ChangeState_Response__desc);
  lifecycle_msgs_srv_dds__ChangeState_Request_ request = { .id = (uint8_t)id, .label = (char *)label };
  lifecycle_msgs_srv_dds__ChangeState_Response_ *reply = call(channel, &request);
  if (reply != NULL)
    printf("%d\n", reply->success);
  end_call(channel, reply);
}

void service_call_get_parameter(dds_entity_t participant, const char *name, const char *parameter)
{
  struct channel channel = client_of(
    participant, name, &rcl_interfaces_srv_dds__GetParameters_Request__desc, &rcl_interfaces_srv_dds__GetParameters_Response__desc);
  char *names[] = { (char *)parameter };
  rcl_interfaces_srv_dds__GetParameters_Request_ request = { 0 };
  request.names._buffer = names;
  request.names._length = request.names._maximum = 1;
  rcl_interfaces_srv_dds__GetParameters_Response_ *reply = call(channel, &request);
  for (uint32_t i = 0; reply != NULL && i < reply->values._length; i++) {
    const rcl_interfaces_msg_dds__ParameterValue_ *value = &reply->values._buffer[i];
    printf("%d %d %lld %g '%s' %u\n", value->type, value->bool_value, (long long)value->integer_value, value->double_value,
      value->string_value, value->string_array_value._length);
  }
  end_call(channel, reply);
}

static void set_parameter(dds_entity_t participant, const char *name, rcl_interfaces_msg_dds__Parameter_ parameter)
{
  struct channel channel = client_of(
    participant, name, &rcl_interfaces_srv_dds__SetParameters_Request__desc, &rcl_interfaces_srv_dds__SetParameters_Response__desc);
  rcl_interfaces_srv_dds__SetParameters_Request_ request = { 0 };
  request.parameters._buffer = &parameter;
  request.parameters._length = request.parameters._maximum = 1;
  rcl_interfaces_srv_dds__SetParameters_Response_ *reply = call(channel, &request);
  for (uint32_t i = 0; reply != NULL && i < reply->results._length; i++)
    printf("%d %s\n", reply->results._buffer[i].successful, reply->results._buffer[i].reason);
  end_call(channel, reply);
}

void service_call_set_number(dds_entity_t participant, const char *name, const char *parameter, double number)
{
  set_parameter(participant, name,
    (rcl_interfaces_msg_dds__Parameter_){ (char *)parameter, { .type = 3, .double_value = number, .string_value = "" } });
}

void service_call_set_text(dds_entity_t participant, const char *name, const char *parameter, const char *text)
{
  set_parameter(participant, name, (rcl_interfaces_msg_dds__Parameter_){ (char *)parameter, { .type = 4, .string_value = (char *)text } });
}

static void answer(dds_entity_t reader, void *writer)
{
  void *sample = NULL;
  dds_sample_info_t info;
  while (dds_take(reader, &sample, &info, 1, 1) > 0) {
    if (info.valid_data) {
      const std_srvs_srv_dds__SetBool_Request_ *request = sample;
      std_srvs_srv_dds__SetBool_Response_ reply = {
        request->client, request->number, request->data, request->data ? "switched on" : "switched off"
      };
      check(dds_write((dds_entity_t)(intptr_t)writer, &reply), "reply");
    }
    dds_return_loan(reader, &sample, 1);
    sample = NULL;
  }
}

void service_serve_set_bool(dds_entity_t participant, const char *name)
{
  dds_qos_t *qos = service_qos("serviceid", "5e.1");
  dds_entity_t writer = check(dds_create_writer(
    participant, topic_of(participant, &std_srvs_srv_dds__SetBool_Response__desc, "rr", name, "Reply"), qos, NULL), "reply writer");
  dds_listener_t *listener = dds_create_listener((void *)(intptr_t)writer);
  dds_lset_data_available(listener, answer);
  check(dds_create_reader(
    participant, topic_of(participant, &std_srvs_srv_dds__SetBool_Request__desc, "rq", name, "Request"), qos, listener), "request reader");
  dds_delete_listener(listener);
  dds_delete_qos(qos);
}
