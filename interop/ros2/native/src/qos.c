#include "qos.h"

#include <string.h>

dds_qos_t *qos_create(const rdds_qos *qos, const char *user_data)
{
  dds_qos_t *out = dds_create_qos();
  dds_history_kind_t history = qos->keep_all ? DDS_HISTORY_KEEP_ALL : DDS_HISTORY_KEEP_LAST;
  int32_t depth = qos->keep_all ? DDS_LENGTH_UNLIMITED : qos->depth;
  dds_qset_writer_data_lifecycle(out, false);
  dds_qset_history(out, history, depth);
  dds_qset_reliability(out, qos->reliable ? DDS_RELIABILITY_RELIABLE : DDS_RELIABILITY_BEST_EFFORT, qos->reliable ? DDS_INFINITY : 0);
  dds_qset_durability(out, qos->transient_local ? DDS_DURABILITY_TRANSIENT_LOCAL : DDS_DURABILITY_VOLATILE);
  if (qos->transient_local)
    dds_qset_durability_service(out, 0, history, depth, DDS_LENGTH_UNLIMITED, DDS_LENGTH_UNLIMITED, DDS_LENGTH_UNLIMITED);
  if (qos->lifespan_ns > 0)
    dds_qset_lifespan(out, qos->lifespan_ns);
  if (qos->ignore_local)
    dds_qset_ignorelocal(out, DDS_IGNORELOCAL_PARTICIPANT);
  if (user_data != NULL && *user_data != '\0')
    dds_qset_userdata(out, user_data, strlen(user_data));
  return out;
}

void qos_read(const dds_qos_t *qos, rdds_qos *out)
{
  dds_history_kind_t history;
  dds_reliability_kind_t reliability;
  dds_durability_kind_t durability;
  dds_duration_t lifespan;
  memset(out, 0, sizeof *out);
  if (dds_qget_reliability(qos, &reliability, NULL))
    out->reliable = reliability == DDS_RELIABILITY_RELIABLE;
  if (dds_qget_durability(qos, &durability))
    out->transient_local = durability != DDS_DURABILITY_VOLATILE;
  if (dds_qget_history(qos, &history, &out->depth))
    out->keep_all = history == DDS_HISTORY_KEEP_ALL;
  if (dds_qget_lifespan(qos, &lifespan) && lifespan != DDS_INFINITY)
    out->lifespan_ns = lifespan;
}
