#ifndef RDDS_QOS_H
#define RDDS_QOS_H

#include "cyclone_compat.h"
#include "robotics_dds.h"

/* The QoS that rmw_cyclonedds gives an endpoint; free with dds_delete_qos. */
dds_qos_t *qos_create(const rdds_qos *qos, const char *user_data);

void qos_read(const dds_qos_t *qos, rdds_qos *out);

#endif
