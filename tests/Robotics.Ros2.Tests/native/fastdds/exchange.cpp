#include "exchange.hpp"
#include "typed.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

namespace {

void change(Header &m)
{
  m.sec++;
  m.nanosec++;
  m.frame_id += "!";
}

void change(Image &m)
{
  change(m.header);
  std::swap(m.width, m.height);
  m.encoding += "!";
  m.is_bigendian ^= 1;
  m.step++;
  std::reverse(m.data.begin(), m.data.end());
}

template <class T> void twice(T &values)
{
  for (double &value : values)
    value *= 2;
}

void change(CameraInfo &m)
{
  change(m.header);
  std::swap(m.width, m.height);
  m.distortion_model += "!";
  twice(m.d);
  twice(m.k);
  twice(m.r);
  twice(m.p);
  std::swap(m.binning_x, m.binning_y);
  std::swap(m.roi.x_offset, m.roi.y_offset);
  std::swap(m.roi.width, m.roi.height);
  m.roi.do_rectify = !m.roi.do_rectify;
}

void change(LabelInfo &m)
{
  change(m.header);
  for (VisionClass &item : m.class_map) {
    item.class_id++;
    item.class_name += "!";
  }
  m.threshold *= 2;
}

void change(DiagnosticArray &m)
{
  change(m.header);
  for (DiagnosticStatus &status : m.status) {
    status.level++;
    std::swap(status.name, status.message);
    std::swap(status.message, status.hardware_id);
    for (KeyValue &item : status.values)
      std::swap(item.key, item.value);
  }
}

std::ostream &operator<<(std::ostream &out, const Header &m) { return out << m.frame_id << ' ' << m.sec << '.' << m.nanosec; }

std::ostream &operator<<(std::ostream &out, const Image &m)
{
  uint64_t sum = 0;
  for (size_t i = 0; i < m.data.size(); i++)
    sum += (i + 1) * m.data[i];
  return out << m.header << ' ' << m.width << 'x' << m.height << ' ' << m.encoding << ' ' << m.step << ' ' << sum;
}

std::ostream &operator<<(std::ostream &out, const CameraInfo &m)
{
  return out << m.header << ' ' << m.width << 'x' << m.height << ' ' << m.distortion_model << ' ' << m.k[0];
}

std::ostream &operator<<(std::ostream &out, const LabelInfo &m)
{
  for (const VisionClass &item : m.class_map)
    out << item.class_id << '=' << item.class_name << ' ';
  return out;
}

std::ostream &operator<<(std::ostream &out, const DiagnosticArray &m)
{
  for (const DiagnosticStatus &status : m.status) {
    out << int(status.level) << ' ' << status.name << ' ' << status.hardware_id;
    for (const KeyValue &item : status.values)
      out << ' ' << item.key << '=' << item.value;
  }
  return out;
}

template <class T, class F> class Taking : public fast::DataReaderListener {
public:
  explicit Taking(F receive) : receive_(receive) {}

  void on_data_available(fast::DataReader *reader) override
  {
    T message;
    fast::SampleInfo info;
    while (reader->take_next_sample(&message, &info) == ReturnCode_t::RETCODE_OK)
      if (info.valid_data)
        receive_(message);
  }

private:
  F receive_;
};

// Listeners live as long as the process.
template <class T, class F> fast::DataReaderListener *taking(F receive) { return new Taking<T, F>(receive); }

struct Seen { int count = 0; std::string last; };
std::mutex seen_lock;
std::map<std::string, Seen> seen;

struct Kind {
  fast::TopicDataType *(*create)();
  fast::DataReaderListener *(*answer)(fast::DataWriter *writer);
  fast::DataReaderListener *(*remember)(const std::string &topic);
};

template <class T> Kind kind()
{
  return {
    [] { return static_cast<fast::TopicDataType *>(new Typed<T>()); },
    [](fast::DataWriter *writer) {
      return taking<T>([writer](T &message) {
        change(message);
        writer->write(&message);
      });
    },
    [](const std::string &topic) {
      return taking<T>([topic](T &message) {
        std::ostringstream text;
        text << message;
        std::lock_guard<std::mutex> lock(seen_lock);
        seen[topic].count++;
        seen[topic].last = text.str();
      });
    },
  };
}

const std::map<std::string, Kind> kinds = {
  {"image", kind<Image>()},
  {"camera_info", kind<CameraInfo>()},
  {"label_info", kind<LabelInfo>()},
  {"diagnostics", kind<DiagnosticArray>()},
};

} // namespace

void exchange(Participant &participant, const std::string &type, const std::string &from, const std::string &to)
{
  const Kind &kind = kinds.at(type);
  participant.reader(from, kind.create(), false, kind.answer(participant.writer(to, kind.create())));
}

void watch(Participant &participant, const std::string &type, const std::string &topic, bool latched)
{
  const Kind &kind = kinds.at(type);
  participant.reader(topic, kind.create(), latched, kind.remember(topic));
}

void print_seen(std::ostream &out, const std::string &topic)
{
  std::lock_guard<std::mutex> lock(seen_lock);
  out << seen[topic].count << ' ' << seen[topic].last << '\n';
}
