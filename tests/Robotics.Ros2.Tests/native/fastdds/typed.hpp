// A message type for Fast DDS: Fast CDR writes and reads the fields.
#pragma once

#include "messages.hpp"

#include <fastcdr/Cdr.h>
#include <fastdds/dds/topic/TopicDataType.hpp>

struct Writing {
  eprosima::fastcdr::Cdr &cdr;
  template <class... T> void operator()(T &...fields) { ((cdr << fields), ...); }
  template <class T> void list(std::vector<T> &items)
  {
    cdr << static_cast<uint32_t>(items.size());
    for (T &item : items)
      visit(*this, item);
  }
};

struct Reading {
  eprosima::fastcdr::Cdr &cdr;
  template <class... T> void operator()(T &...fields) { ((cdr >> fields), ...); }
  template <class T> void list(std::vector<T> &items)
  {
    uint32_t count = 0;
    cdr >> count;
    items.assign(count, T());
    for (T &item : items)
      visit(*this, item);
  }
};

template <class T> class Typed : public eprosima::fastdds::dds::TopicDataType {
  using Payload = eprosima::fastrtps::rtps::SerializedPayload_t;
  using Handle = eprosima::fastrtps::rtps::InstanceHandle_t;
  using Cdr = eprosima::fastcdr::Cdr;

public:
  Typed()
  {
    setName(T::name);
    m_typeSize = 4096;
    m_isGetKeyDefined = false;
    auto_fill_type_object(false);
    auto_fill_type_information(false);
  }

  bool serialize(void *data, Payload *payload) override
  {
    eprosima::fastcdr::FastBuffer buffer(reinterpret_cast<char *>(payload->data), payload->max_size);
    Cdr cdr(buffer, Cdr::DEFAULT_ENDIAN, Cdr::DDS_CDR);
    payload->encapsulation = cdr.endianness() == Cdr::BIG_ENDIANNESS ? CDR_BE : CDR_LE;
    payload->length = write(cdr, data);
    return true;
  }

  bool deserialize(Payload *payload, void *data) override
  {
    eprosima::fastcdr::FastBuffer buffer(reinterpret_cast<char *>(payload->data), payload->length);
    Cdr cdr(buffer, Cdr::DEFAULT_ENDIAN, Cdr::DDS_CDR);
    cdr.read_encapsulation();
    Reading reading{cdr};
    visit(reading, *static_cast<T *>(data));
    return true;
  }

  std::function<uint32_t()> getSerializedSizeProvider(void *data) override
  {
    return [data] {
      eprosima::fastcdr::FastBuffer buffer;
      Cdr cdr(buffer, Cdr::DEFAULT_ENDIAN, Cdr::DDS_CDR);
      return write(cdr, data);
    };
  }

  void *createData() override { return new T(); }
  void deleteData(void *data) override { delete static_cast<T *>(data); }
  bool getKey(void *, Handle *, bool) override { return false; }

private:
  static uint32_t write(Cdr &cdr, void *data)
  {
    cdr.serialize_encapsulation();
    Writing writing{cdr};
    visit(writing, *static_cast<T *>(data));
    return static_cast<uint32_t>(cdr.getSerializedDataLength());
  }
};
