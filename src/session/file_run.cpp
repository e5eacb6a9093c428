#include "session/file_run.hpp"

#include <algorithm>
#include <array>

#include "session/json.hpp"
#include "trace/run_members.hpp"

namespace comptoir::session {

static_assert(trace::own_print == model::first_own_print);

namespace {

/// A word of the sheet, in no language. Control characters would end it.
std::string record(std::string_view key, std::string_view text) {
  std::string words(text);
  std::ranges::replace_if(words, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return std::string(key).append("\x1f").append(words).append("\x1e");
}

/// Virtual seconds in a real one: a run of whatever length plays within half a minute, and a short one isn't over at once.
double pace_of(loop::Time end) {
  constexpr double longest = 20, shortest = 4;
  const double seconds = static_cast<double>(end.ns) / 1e9;
  if (seconds <= 0) return 1;
  double pace = 1;
  while (seconds / pace > longest) pace *= 2;
  while (seconds / pace < shortest && pace > 1e-6) pace /= 2;
  return pace;
}

std::vector<std::string_view> lines_of(std::string_view source) {
  std::vector<std::string_view> lines;
  while (!source.empty()) {
    const auto end = std::min(source.find('\n'), source.size());
    std::string_view line = source.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return lines;
}

/// Tabs as Python counts them.
std::string without_tabs(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c == '\t') out.append(8 - out.size() % 8, ' ');
    else out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

/// Each line with the place that the run's events know it by.
std::vector<model::ListingLine> listing_of(const trace::ImportedRun& run) {
  std::vector<model::ListingLine> listing;
  for (const std::string_view line : lines_of(run.source)) listing.push_back({static_cast<std::uint32_t>(listing.size() + 1), without_tabs(line)});
  if (run.places.empty()) {
    for (std::size_t i = 0; i < std::min<std::size_t>(listing.size(), 0xffff); ++i) listing[i].place = static_cast<std::uint16_t>(i + 1);
    return listing;
  }
  for (std::size_t i = 0; i < run.places.size(); ++i) {
    if (run.places[i] > 0 && run.places[i] <= listing.size()) listing[run.places[i] - 1].place = static_cast<std::uint16_t>(i + 1);
  }
  return listing;
}

}  // namespace

FileReader::FileReader() : file_(std::make_shared<FileRun>()), import_(file_->run) {}

bool FileReader::read(std::string_view piece) {
  const bool good = import_.read(piece);
  file_->lanes.extend(file_->run.recording);
  file_->crowd.extend(file_->run.recording);
  return good;
}

std::shared_ptr<const FileRun> FileReader::finish(std::string_view name) {
  if (!import_.finish()) return nullptr;
  const trace::ImportedRun& run = file_->run;
  file_->lanes.extend(run.recording);
  file_->crowd.extend(run.recording);
  const std::string_view title = run.title.empty() ? name : std::string_view(run.title);
  auto sheet = model::Sheet::read(record("title", title) + record("short", title) + record("objective", run.made_by) + record("file", run.file));
  file_->lesson.sheet = std::move(*sheet);
  file_->lesson.listing = listing_of(run);
  file_->lesson.stage = model::Stage::none;
  file_->lesson.pace = pace_of(run.recording.end_time());
  return std::move(file_);
}

std::string FileReader::problem_json() const {
  const trace::ImportProblem& problem = import_.problem();
  JsonWriter json;
  json.begin_object().member("kind", trace::word(problem.kind)).member("path", problem.path).member("value", problem.value);
  json.member("allowed", problem.allowed).member("line", problem.line).member("column", problem.column).end_object();
  return std::move(json).text();
}

}  // namespace comptoir::session
