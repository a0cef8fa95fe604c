// Answers to messages, and what was seen of them.
#pragma once

#include "participant.hpp"

#include <ostream>

// Answers every message of a type (image, camera_info, label_info or diagnostics) on one topic with a changed one on another.
void exchange(Participant &participant, const std::string &type, const std::string &from, const std::string &to);

// Remembers the last message of a topic; `print_seen` tells how many came, and the last in words.
void watch(Participant &participant, const std::string &type, const std::string &topic, bool latched);
void print_seen(std::ostream &out, const std::string &topic);
