#ifndef PAYLOAD_POOL_H
#define PAYLOAD_POOL_H

#include <stddef.h>

/* Memory of at least `size` bytes, NULL when it is short; `*granted` is what payload_pool_give takes. */
void *payload_pool_take(size_t size, size_t *granted);

void payload_pool_give(void *block, size_t granted);

#endif
