#define _GNU_SOURCE
#include "cyclone_compat.h"
#include "robotics_dds.h"

#include <dlfcn.h>
#include <string.h>

uint32_t rdds_abi(void) { return RDDS_ABI_VERSION << 16 | CYCLONE_FLAVOUR; }

const char *rdds_cyclone_path(void)
{
  Dl_info info;
  return dladdr((void *)dds_create_participant, &info) != 0 ? info.dli_fname : "";
}

const char *rdds_error_text(int32_t code) { return dds_strretcode(code); }

int32_t rdds_domain_create(uint32_t domain, const char *config) { return dds_create_domain(domain, config); }

int32_t rdds_participant_create(uint32_t domain, const char *user_data)
{
  dds_qos_t *qos = dds_create_qos();
  dds_qset_userdata(qos, user_data, strlen(user_data));
  dds_entity_t participant = dds_create_participant(domain, qos, NULL);
  dds_delete_qos(qos);
  return participant;
}

int32_t rdds_delete(int32_t entity) { return dds_delete(entity); }

int32_t rdds_guid(int32_t entity, uint8_t guid[16])
{
  dds_guid_t value;
  dds_return_t code = dds_get_guid(entity, &value);
  if (code == DDS_RETCODE_OK)
    memcpy(guid, value.v, sizeof value.v);
  return code;
}
