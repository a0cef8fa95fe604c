#include "participant.hpp"

#include <fastdds/dds/domain/DomainParticipantFactory.hpp>
#include <fastdds/rtps/transport/UDPv4TransportDescriptor.h>
#include <fastrtps/utils/IPLocator.h>

namespace {

constexpr int participants = 24; // on this machine, at most
constexpr int port_base = 7400, domain_gain = 250, participant_gain = 2, discovery_offset = 10;

fast::DomainParticipantQos loopback(uint32_t domain)
{
  fast::DomainParticipantQos qos;
  auto udp = std::make_shared<eprosima::fastdds::rtps::UDPv4TransportDescriptor>();
  udp->interfaceWhiteList = {"127.0.0.1"};
  udp->receiveBufferSize = udp->sendBufferSize = 4 << 20;
  qos.transport().use_builtin_transports = false;
  qos.transport().user_transports.push_back(udp);
  auto &builtin = qos.wire_protocol().builtin;
  eprosima::fastrtps::rtps::Locator_t locator;
  locator.kind = LOCATOR_KIND_UDPv4;
  eprosima::fastrtps::rtps::IPLocator::setIPv4(locator, "127.0.0.1");
  locator.port = 0; // as the participant's number says
  builtin.metatrafficUnicastLocatorList.push_back(locator);
  for (int i = 0; i < participants; i++) {
    locator.port = port_base + domain_gain * domain + discovery_offset + participant_gain * i;
    builtin.initialPeersList.push_back(locator);
  }
  const std::string enclave = "enclave=/;";
  qos.user_data().setValue({enclave.begin(), enclave.end()});
  return qos;
}

} // namespace

Participant::Participant(uint32_t domain)
  : participant_(checked(fast::DomainParticipantFactory::get_instance()->create_participant(domain, loopback(domain)), "participant")),
    publisher_(checked(participant_->create_publisher(fast::PUBLISHER_QOS_DEFAULT), "publisher")),
    subscriber_(checked(participant_->create_subscriber(fast::SUBSCRIBER_QOS_DEFAULT), "subscriber"))
{
}

Participant::~Participant()
{
  participant_->delete_contained_entities();
  fast::DomainParticipantFactory::get_instance()->delete_participant(participant_);
}

fast::Topic *Participant::topic(const std::string &name, fast::TopicDataType *type)
{
  const std::string type_name = type->getName();
  fast::TypeSupport(type).register_type(participant_);
  return checked(participant_->create_topic("rt" + name, type_name, fast::TOPIC_QOS_DEFAULT), "topic");
}

fast::DataWriter *Participant::writer(const std::string &name, fast::TopicDataType *type)
{
  fast::DataWriterQos qos;
  qos.reliability().kind = fast::RELIABLE_RELIABILITY_QOS;
  qos.history().depth = 10;
  qos.endpoint().history_memory_policy = eprosima::fastrtps::rtps::PREALLOCATED_WITH_REALLOC_MEMORY_MODE;
  qos.data_sharing().off();
  return checked(publisher_->create_datawriter(topic(name, type), qos), "writer");
}

fast::DataReader *Participant::reader(const std::string &name, fast::TopicDataType *type, bool latched, fast::DataReaderListener *listener)
{
  fast::DataReaderQos qos;
  qos.reliability().kind = fast::RELIABLE_RELIABILITY_QOS;
  qos.durability().kind = latched ? fast::TRANSIENT_LOCAL_DURABILITY_QOS : fast::VOLATILE_DURABILITY_QOS;
  qos.history().depth = 10;
  qos.endpoint().history_memory_policy = eprosima::fastrtps::rtps::PREALLOCATED_WITH_REALLOC_MEMORY_MODE;
  qos.data_sharing().off();
  return checked(subscriber_->create_datareader(topic(name, type), qos, listener), "reader");
}
