/* The reference of the message benchmark: typed samples on Cyclone DDS, taken on the program's own thread.
     messages echo DOMAIN CONFIG NAME...   answers every sample of /NAME/ping on /NAME/pong until standard input ends
     messages ping DOMAIN CONFIG NAME      reads lines "SIZE COUNT"; prints for each of COUNT round trips of SIZE bytes
                                           the way out, the way back and both in ns, then "end" */
#include "dds/dds.h"
#include "sample.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef bench_msgs_msg_dds__Sample_ message;

struct channel {
  dds_entity_t writer, reader, waitset;
};

static int64_t now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static dds_entity_t check(dds_entity_t code, const char *what)
{
  if (code < 0) {
    fprintf(stderr, "%s: %s\n", what, dds_strretcode(code));
    exit(1);
  }
  return code;
}

static dds_entity_t topic(dds_entity_t participant, const char *name, const char *suffix)
{
  char full[256];
  snprintf(full, sizeof full, "rt/%s/%s", name, suffix);
  return check(dds_create_topic(participant, &bench_msgs_msg_dds__Sample__desc, full, NULL, NULL), "topic");
}

static struct channel open_channel(dds_entity_t participant, const char *name, const char *out, const char *in)
{
  struct channel channel;
  dds_qos_t *qos = dds_create_qos();
  dds_qset_reliability(qos, DDS_RELIABILITY_RELIABLE, DDS_INFINITY);
  dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 10);
  channel.writer = check(dds_create_writer(participant, topic(participant, name, out), qos, NULL), "writer");
  channel.reader = check(dds_create_reader(participant, topic(participant, name, in), qos, NULL), "reader");
  dds_delete_qos(qos);
  channel.waitset = check(dds_create_waitset(participant), "waitset");
  dds_entity_t condition = check(dds_create_readcondition(channel.reader, DDS_ANY_STATE), "condition");
  check(dds_waitset_attach(channel.waitset, condition, 0), "attach");
  return channel;
}

/* Waits for a sample, which is to be given back with dds_return_loan. */
static message *receive(const struct channel *channel)
{
  for (;;) {
    void *sample = NULL;
    dds_sample_info_t info;
    check(dds_waitset_wait(channel->waitset, NULL, 0, DDS_INFINITY), "wait");
    if (check(dds_take(channel->reader, &sample, &info, 1, 1), "take") == 0)
      continue;
    if (info.valid_data)
      return sample;
    dds_return_loan(channel->reader, &sample, 1);
  }
}

static void give_back(const struct channel *channel, message *sample)
{
  void *samples[] = { sample };
  dds_return_loan(channel->reader, samples, 1);
}

static void *echo(void *argument)
{
  const struct channel *channel = argument;
  for (;;) {
    message *sample = receive(channel);
    sample->outbound = now() - sample->sent;
    sample->sent = now();
    check(dds_write(channel->writer, sample), "write");
    give_back(channel, sample);
  }
}

static void ping(const struct channel *channel, uint32_t size, int count)
{
  message question = { .data = { size, size, malloc(size), false } };
  memset(question.data._buffer, 7, size);
  for (int i = 0; i < count; i++) {
    int64_t start = question.sent = now();
    check(dds_write(channel->writer, &question), "write");
    message *answer = receive(channel);
    int64_t end = now();
    printf("%lld %lld %lld\n", (long long)answer->outbound, (long long)(end - answer->sent), (long long)(end - start));
    give_back(channel, answer);
  }
  free(question.data._buffer);
}

static void await_match(const struct channel *channel)
{
  while (dds_get_matched_subscriptions(channel->writer, NULL, 0) < 1 || dds_get_matched_publications(channel->reader, NULL, 0) < 1)
    dds_sleepfor(DDS_MSECS(5));
}

int main(int argc, char **argv)
{
  if (argc < 5) {
    fprintf(stderr, "usage: %s echo|ping DOMAIN CONFIG NAME...\n", argv[0]);
    return 2;
  }
  uint32_t domain = (uint32_t)atoi(argv[2]);
  check(dds_create_domain(domain, argv[3]), "domain");
  dds_entity_t participant = check(dds_create_participant(domain, NULL, NULL), "participant");
  char line[256];
  if (strcmp(argv[1], "echo") == 0) {
    for (int i = 4; i < argc; i++) {
      struct channel *channel = malloc(sizeof *channel);
      *channel = open_channel(participant, argv[i], "pong", "ping");
      pthread_t thread;
      pthread_create(&thread, NULL, echo, channel);
    }
    while (fgets(line, sizeof line, stdin) != NULL) {}
    _exit(0);
  }
  struct channel channel = open_channel(participant, argv[4], "ping", "pong");
  await_match(&channel);
  unsigned size;
  int count;
  while (fgets(line, sizeof line, stdin) != NULL && sscanf(line, "%u %d", &size, &count) == 2) {
    ping(&channel, size, count);
    printf("end\n");
    fflush(stdout);
  }
  dds_delete(DDS_CYCLONEDDS_HANDLE);
  return 0;
}
