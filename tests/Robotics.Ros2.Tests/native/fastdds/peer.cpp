// A ROS 2 program on eProsima's Fast DDS, driven by lines on standard input; every answer ends with a line "end".
#include "exchange.hpp"
#include "participant.hpp"
#include "typed.hpp"

#include <iostream>
#include <map>
#include <sstream>

/* Usage: fastdds_peer DOMAIN. Commands:
     exchange TYPE FROM TO                answers every image, camera_info, label_info or diagnostics with a changed one
     watch TYPE TOPIC LATCHED             receives what comes on a topic
     seen TOPIC                           how many messages came, and the last in words
     image TOPIC WIDTH HEIGHT SEC         sends an rgb8 image, byte i of it is 31 i + SEC
     camera_info TOPIC WIDTH HEIGHT SEC   sends a calibration */
namespace {

template <class T> void send(Participant &participant, const std::string &topic, T &message)
{
  static std::map<std::string, fast::DataWriter *> writers;
  fast::DataWriter *&writer = writers[topic];
  if (writer == nullptr)
    writer = participant.writer(topic, new Typed<T>());
  writer->write(&message);
}

void send_image(Participant &participant, const std::string &topic, uint32_t width, uint32_t height, int32_t sec)
{
  Image image;
  image.header = {sec, 0, "camera"};
  image.width = width;
  image.height = height;
  image.encoding = "rgb8";
  image.step = 3 * width;
  image.data.resize(image.step * height);
  for (size_t i = 0; i < image.data.size(); i++)
    image.data[i] = static_cast<uint8_t>(31 * i + sec);
  send(participant, topic, image);
}

void send_camera_info(Participant &participant, const std::string &topic, uint32_t width, uint32_t height, int32_t sec)
{
  CameraInfo info;
  info.header = {sec, 0, "camera"};
  info.width = width;
  info.height = height;
  info.distortion_model = "plumb_bob";
  info.d = {0.1, 0.2, 0.3, 0.4, 0.5};
  info.k = {width * 1.0, 0, width / 2.0, 0, width * 1.0, height / 2.0, 0, 0, 1};
  send(participant, topic, info);
}

bool obey(Participant &participant, const std::string &line)
{
  std::istringstream words(line);
  std::string command, type, topic, other;
  uint32_t width = 0, height = 0;
  int32_t number = 0;
  words >> command;
  if (command == "exchange" && words >> type >> topic >> other)
    exchange(participant, type, topic, other);
  else if (command == "watch" && words >> type >> topic >> number)
    watch(participant, type, topic, number != 0);
  else if (command == "seen" && words >> topic)
    print_seen(std::cout, topic);
  else if (command == "image" && words >> topic >> width >> height >> number)
    send_image(participant, topic, width, height, number);
  else if (command == "camera_info" && words >> topic >> width >> height >> number)
    send_camera_info(participant, topic, width, height, number);
  else
    return false;
  return true;
}

} // namespace

int main(int argc, char **argv)
{
  if (argc != 2) {
    std::cerr << "usage: " << argv[0] << " DOMAIN\n";
    return 2;
  }
  Participant participant(static_cast<uint32_t>(std::stoul(argv[1])));
  for (std::string line; std::getline(std::cin, line);) {
    if (!obey(participant, line)) {
      std::cerr << "unknown command: " << line << '\n';
      return 2;
    }
    std::cout << "end" << std::endl;
  }
  return 0;
}
