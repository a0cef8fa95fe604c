#ifndef RDDS_TOPIC_H
#define RDDS_TOPIC_H

#include "raw_type.h"

/* Creates a topic that carries raw payloads; `type` becomes the type that its endpoints use (owned by the topic). */
dds_entity_t topic_create(dds_entity_t participant, const char *name, const char *type_name, struct ddsi_sertype **type);

#endif
