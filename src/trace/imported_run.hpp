/// A run that came from a file: its recording, and the words that a lesson's sheet holds for other runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/own_names.hpp"
#include "trace/recording.hpp"

namespace comptoir::trace {

/// Many texts, one after the other.
class TextList {
 public:
  void add(std::string_view text) {
    all_ += text;
    ends_.push_back(static_cast<std::uint32_t>(all_.size()));
  }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(all_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string all_;
  std::vector<std::uint32_t> ends_;
};

/// Not moved: the recording refers to the names, and cursors to the recording.
struct ImportedRun {
  ImportedRun() = default;
  ImportedRun(const ImportedRun&) = delete;
  ImportedRun& operator=(const ImportedRun&) = delete;

  struct Report {
    Position position = 0;
    loop::Time time;
    loop::TaskId task = loop::TaskId::none;
    std::string message, error;
  };

  OwnNames names;
  Recording recording;
  TextList printed;                   ///< by number of the printed line; empty where the file has no text of it
  std::vector<Report> reports;        ///< in order of their positions
  std::string title, made_by;
  bool real_time = false;             ///< as it really ran, not in virtual time
  bool complete = true;               ///< false: the recording was cut, or the program interrupted
  std::string file, source;           ///< of the program; empty when the file has none
  std::vector<std::uint32_t> places;  ///< the line of place n is at n - 1, 0 where it has none; empty: a place is a line
};

}  // namespace comptoir::trace
