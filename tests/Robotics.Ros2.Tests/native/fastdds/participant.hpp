// A DDS participant on loopback without multicast, and its readers and writers.
#pragma once

#include <fastdds/dds/domain/DomainParticipant.hpp>
#include <fastdds/dds/publisher/DataWriter.hpp>
#include <fastdds/dds/publisher/Publisher.hpp>
#include <fastdds/dds/subscriber/DataReader.hpp>
#include <fastdds/dds/subscriber/DataReaderListener.hpp>
#include <fastdds/dds/subscriber/Subscriber.hpp>
#include <fastdds/dds/topic/TopicDataType.hpp>

#include <string>

namespace fast = eprosima::fastdds::dds;

class Participant {
public:
  explicit Participant(uint32_t domain);
  ~Participant();
  Participant(const Participant &) = delete;

  // `topic` is the name in ROS. The participant takes the type over.
  fast::DataWriter *writer(const std::string &topic, fast::TopicDataType *type);
  fast::DataReader *reader(const std::string &topic, fast::TopicDataType *type, bool latched, fast::DataReaderListener *listener);

private:
  fast::Topic *topic(const std::string &name, fast::TopicDataType *type);

  fast::DomainParticipant *participant_;
  fast::Publisher *publisher_;
  fast::Subscriber *subscriber_;
};

template <class T> T *checked(T *created, const char *what)
{
  if (created == nullptr)
    throw std::runtime_error(std::string("Fast DDS created no ") + what);
  return created;
}
