#include "topic.h"

dds_entity_t topic_create(dds_entity_t participant, const char *name, const char *type_name, struct ddsi_sertype **used)
{
  struct ddsi_sertype *type = raw_sertype_create(type_name);
  if (type == NULL)
    return DDS_RETCODE_OUT_OF_RESOURCES;
  dds_qos_t *qos = dds_create_qos();
  dds_qset_data_representation(qos, 1, (dds_data_representation_id_t[]){ DDS_DATA_REPRESENTATION_XCDR1 });
  struct ddsi_sertype *registered = type;
  dds_entity_t topic = dds_create_topic_sertype(participant, name, &registered, qos, NULL, NULL);
  dds_delete_qos(qos);
  if (topic < 0)
    ddsi_sertype_unref(type);
  else
    *used = registered;
  return topic;
}
