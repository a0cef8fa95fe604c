// The messages that a segmentation node speaks, and the order of their fields on the wire.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

struct Header { int32_t sec = 0; uint32_t nanosec = 0; std::string frame_id; };

struct Image {
  static constexpr const char *name = "sensor_msgs::msg::dds_::Image_";
  Header header;
  uint32_t height = 0, width = 0;
  std::string encoding;
  uint8_t is_bigendian = 0;
  uint32_t step = 0;
  std::vector<uint8_t> data;
};

struct RegionOfInterest { uint32_t x_offset = 0, y_offset = 0, height = 0, width = 0; bool do_rectify = false; };

struct CameraInfo {
  static constexpr const char *name = "sensor_msgs::msg::dds_::CameraInfo_";
  Header header;
  uint32_t height = 0, width = 0;
  std::string distortion_model;
  std::vector<double> d;
  std::array<double, 9> k{}, r{};
  std::array<double, 12> p{};
  uint32_t binning_x = 0, binning_y = 0;
  RegionOfInterest roi;
};

struct VisionClass { uint16_t class_id = 0; std::string class_name; };

struct LabelInfo {
  static constexpr const char *name = "vision_msgs::msg::dds_::LabelInfo_";
  Header header;
  std::vector<VisionClass> class_map;
  float threshold = 0;
};

struct KeyValue { std::string key, value; };

struct DiagnosticStatus {
  uint8_t level = 0;
  std::string name, message, hardware_id;
  std::vector<KeyValue> values;
};

struct DiagnosticArray {
  static constexpr const char *name = "diagnostic_msgs::msg::dds_::DiagnosticArray_";
  Header header;
  std::vector<DiagnosticStatus> status;
};

// A visitor takes the fields one after the other; `list` takes a sequence of messages.
template <class V> void visit(V &v, Header &m) { v(m.sec, m.nanosec, m.frame_id); }
template <class V> void visit(V &v, Image &m)
{
  visit(v, m.header);
  v(m.height, m.width, m.encoding, m.is_bigendian, m.step, m.data);
}
template <class V> void visit(V &v, CameraInfo &m)
{
  visit(v, m.header);
  v(m.height, m.width, m.distortion_model, m.d, m.k, m.r, m.p, m.binning_x, m.binning_y);
  v(m.roi.x_offset, m.roi.y_offset, m.roi.height, m.roi.width, m.roi.do_rectify);
}
template <class V> void visit(V &v, VisionClass &m) { v(m.class_id, m.class_name); }
template <class V> void visit(V &v, LabelInfo &m)
{
  visit(v, m.header);
  v.list(m.class_map);
  v(m.threshold);
}
template <class V> void visit(V &v, KeyValue &m) { v(m.key, m.value); }
template <class V> void visit(V &v, DiagnosticStatus &m)
{
  v(m.level, m.name, m.message, m.hardware_id);
  v.list(m.values);
}
template <class V> void visit(V &v, DiagnosticArray &m)
{
  visit(v, m.header);
  v.list(m.status);
}
