/* Large payloads are used again. Fresh memory costs a page fault for every 4 kB, which for an image can take longer than copying it, and
   malloc maps blocks of this size anew until its thresholds have adapted: with the pool the first 1080p images take half the time. */
#include "payload_pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SMALLEST_POOLED (64u * 1024)
#define MAX_BLOCKS 16u
#define MAX_BYTES (64u * 1024 * 1024)

struct block {
  void *memory;
  size_t size;
};

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static struct block idle[MAX_BLOCKS]; /* the longest idle first */
static size_t idle_count, idle_bytes;

static struct block remove_at(size_t index)
{
  struct block block = idle[index];
  idle_count--;
  idle_bytes -= block.size;
  memmove(&idle[index], &idle[index + 1], (idle_count - index) * sizeof *idle);
  return block;
}

void *payload_pool_take(size_t size, size_t *granted)
{
  struct block block = { NULL, size };
  if (size >= SMALLEST_POOLED) {
    pthread_mutex_lock(&gate);
    for (size_t i = idle_count; i > 0 && block.memory == NULL; i--)
      if (idle[i - 1].size >= size && idle[i - 1].size <= 2 * size)
        block = remove_at(i - 1);
    pthread_mutex_unlock(&gate);
  }
  if (block.memory == NULL)
    block.memory = malloc(size);
  *granted = block.size;
  return block.memory;
}

void payload_pool_give(void *memory, size_t granted)
{
  if (granted < SMALLEST_POOLED || granted > MAX_BYTES) {
    free(memory);
    return;
  }
  struct block evicted[MAX_BLOCKS];
  size_t evicted_count = 0;
  pthread_mutex_lock(&gate);
  while (idle_count == MAX_BLOCKS || idle_bytes + granted > MAX_BYTES)
    evicted[evicted_count++] = remove_at(0);
  idle[idle_count++] = (struct block){ memory, granted };
  idle_bytes += granted;
  pthread_mutex_unlock(&gate);
  while (evicted_count > 0)
    free(evicted[--evicted_count].memory);
}
