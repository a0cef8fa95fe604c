#include "peer.h"

#include <stdio.h>
#include <stdlib.h>

void print_hex(const uint8_t *bytes, size_t size)
{
  for (size_t i = 0; i < size; i++)
    printf("%02x", bytes[i]);
}

void print_gid(dds_entity_t entity)
{
  dds_guid_t guid;
  check(dds_get_guid(entity, &guid), "guid");
  print_hex(guid.v, sizeof guid.v);
}

dds_entity_t check(dds_entity_t code, const char *what)
{
  if (code < 0) {
    fprintf(stderr, "%s: %s\n", what, dds_strretcode(code));
    exit(1);
  }
  return code;
}
