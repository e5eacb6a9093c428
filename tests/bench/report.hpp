/// What a benchmark run prints: rows of a name and a figure, as a table or as one JSON object.
#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace comptoir::bench {

class Report {
 public:
  void add(std::string key, double value, std::string unit, std::string what) {
    rows_.push_back({std::move(key), value, std::move(unit), std::move(what)});
  }
  void print_table() const {
    for (const Row& row : rows_) {
      std::printf("%12.3f %-9s %-28s %s\n", row.value, row.unit.c_str(), row.key.c_str(), row.what.c_str());
    }
  }
  void print_json() const {
    std::printf("{");
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::printf("%s\"%s\":{\"value\":%.6g,\"unit\":\"%s\"}", i ? "," : "", rows_[i].key.c_str(), rows_[i].value,
                  rows_[i].unit.c_str());
    }
    std::printf("}\n");
  }

 private:
  struct Row {
    std::string key;
    double value;
    std::string unit;
    std::string what;
  };
  std::vector<Row> rows_;
};

/// Seconds that a call takes.
template <class F>
double seconds_of(F&& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace comptoir::bench
