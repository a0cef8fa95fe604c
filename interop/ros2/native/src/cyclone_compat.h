/* The differences between the headers of Cyclone DDS 0.9/0.10 and 11. */
#ifndef CYCLONE_COMPAT_H
#define CYCLONE_COMPAT_H

#include "dds/dds.h"
#include "dds/version.h"
#include "dds/ddsi/ddsi_serdata.h"
#include "dds/ddsi/ddsi_sertype.h"

#if DDS_VERSION_MAJOR == 0 && (DDS_VERSION_MINOR == 9 || DDS_VERSION_MINOR == 10)
#include "dds/ddsi/q_radmin.h"
#define CYCLONE_FLAVOUR 10u
typedef struct nn_rdata rdata;
#define RDATA_PAYLOAD(f) NN_RMSG_PAYLOADOFF((f)->rmsg, NN_RDATA_PAYLOAD_OFF(f))
#elif DDS_VERSION_MAJOR == 11
#include "dds/ddsi/ddsi_radmin.h"
#define CYCLONE_FLAVOUR 11u
typedef struct ddsi_rdata rdata;
#define RDATA_PAYLOAD(f) DDSI_RMSG_PAYLOADOFF((f)->rmsg, DDSI_RDATA_PAYLOAD_OFF(f))
#else
#error "Cyclone DDS 0.9, 0.10 or 11 is needed"
#endif

#endif
