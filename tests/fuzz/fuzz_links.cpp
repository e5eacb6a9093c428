// Links: those that are kept for ever, mutated, crossed with each other and filled with hostile values, read under sanitizers: fuzz_links [ROUNDS
// [SEED]]. Each gives settings that are legal and problems that can be told; what was understood is written as a link that says the same.
// Now and then a workbench opens one. The last line says how many were read without a problem, how many with, and how many were opened.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "model/restaurant_parameters.hpp"
#include "session/document.hpp"
#include "session/link.hpp"
#include "session/utf8.hpp"
#include "session/workbench.hpp"
#include "tests/fuzz/rounds.hpp"
#include "tests/session/random.hpp"

namespace {

using namespace comptoir::session;
using comptoir::text::Language;

std::vector<std::string> kept_links() {
  std::ifstream in(COMPTOIR_TEST_DATA "/../session/links_v1.json");
  std::vector<std::string> links;
  const auto kept = nlohmann::json::parse(in, nullptr, false);
  if (!kept.is_array()) return links;
  for (const auto& one : kept) links.push_back(one["link"].get<std::string>());
  return links;
}

const std::vector<std::string> hostile = {
    "", "0", "-1", "1", "1.5", "0.0000000001", "1e9", "1000000000", "1000000001", "9223372036854775807", "9223372036854775808", "99999999999999999999", "+1", " 1", "nan",
    "none", "same", "all", "on", "off", "start", "late", "error", ":", "::", ",", ",,,", "-", "%", "%4", "%00", "%2C", "%3A", "%26", "%ff", "%c3%28", "\xff", "\xc3", "é",
    "\xf0\x9f\x8d\x9f", "%F0%9F%8D%9F", "\u202e", "%E2%80%AE", "<script>", "\"'`\\", "\n", "ffffffffffffffff", "FFFFFFFFFFFFFFFF", "0123456789abcdef0", "time:4", "task:burger:6",
    "queue:cook", "handles:8", "handles:1000001", "3.5-7:cancel:burger:6", "3.5-0:client", "4:client:x", "4.2:add:cook", "5:fail:soda:3", "6:block:2", "6:block:0", "6:block:3601",
    "4:add:%00", "start:x", "3.5-7:x", "1000000000-1000000000:x", "served:5", "served:0", "satisfied:200001", "cost:3.005", "end:6.5", "blocked:0", "cooks:4", "cooks:101",
    "loop,timeline", "edit,cooks", "answer,code", "settings", "0,0.5,0.5,3", "3,1", "0,3600.001", "0,0.0005"};

std::string times(std::size_t n, std::string_view part) {
  std::string all;
  while (n-- > 0) all += part;
  return all;
}

/// A key that some link may have.
std::string_view any_key(Random& random) {
  static const std::vector<std::string_view> keys = keys_of_links();
  const auto rows = comptoir::model::lessons()[random.below(comptoir::model::lessons().size())].parameters;
  if (!rows.empty() && random.chance(3)) return rows[random.below(rows.size())].key;
  return keys[random.below(keys.size())];
}

/// As many parts as no list may have, each another one, as long as may be.
std::string full_list(Random& random) {
  const std::string end = random.chance(2) ? "" : times(1 + random.below(130), random.chance(2) ? "\xf0\x9f\x8d\x9f" : "x");
  std::string list;
  const std::uint64_t kind = random.below(4), parts = 40 + random.below(80);
  for (std::uint64_t i = 0; i < parts; ++i) {
    const std::string n = std::to_string(i);
    list.append(list.empty() ? "" : ",");
    if (kind == 0) list.append(n).append(":cancel:").append(n).append(end.substr(0, 48));
    else if (kind == 1) list.append("task:").append(n).append(end);
    else if (kind == 2) list.append(n).append("-").append(std::to_string(i + 1)).append(":").append(end);
    else list.append(hostile[random.below(hostile.size())]);
  }
  static constexpr std::array<std::string_view, 4> keys = {"do", "stop", "marks", "goal"};
  return std::string(keys[kind]).append("=").append(list);
}

std::string mutated(const std::vector<std::string>& links, Random& random) {
  std::string text = links[random.below(links.size())];
  for (std::uint64_t changes = 1 + random.below(4); changes-- > 0;) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(9)) {
      case 0: text.resize(at); break;
      case 1: text.insert(at, 1, "&=%#?,:-.019+\xc3\n"[random.below(15)]); break;
      case 2: text.insert(at, hostile[random.below(hostile.size())]); break;
      case 3: text.erase(at, 1 + random.below(8)); break;
      case 4: text.append("&").append(any_key(random)).append("=").append(hostile[random.below(hostile.size())]); break;
      case 5: {   // the value of one key for another
        const std::size_t equals = text.find('=', at);
        if (equals == text.npos) break;
        const std::size_t end = std::min(text.find('&', equals), text.size()), begin = text.rfind('&', equals);
        const std::string value = text.substr(equals, end - equals);
        text.replace(begin == text.npos ? 0 : begin + 1, equals - (begin == text.npos ? 0 : begin + 1), any_key(random));
        text.append("&").append(any_key(random)).append(value);
        break;
      }
      case 6: {   // crossed with another link
        const std::string& other = links[random.below(links.size())];
        text.resize(at);
        text.append(random.chance(2) ? "&" : "").append(other.substr(random.below(other.size() + 1)));
        break;
      }
      case 7: {   // more parts
        const std::size_t equals = text.find('=', at);
        if (equals != text.npos) text.insert(equals + 1, hostile[random.below(hostile.size())] + ",");
        break;
      }
      default:
        if (random.chance(8)) text.append("&").append(full_list(random));
        else if (at < text.size()) text[at] = static_cast<char>(random.below(256));
    }
  }
  return text;
}

bool is_legal(const comptoir::model::Parameter& row, std::int64_t value) {
  return value >= row.minimum && value <= row.maximum && (value - row.minimum) % row.step == 0;
}

/// A list of arrivals stands behind the rows' values.
bool is_legal(const comptoir::model::Lesson& lesson, const comptoir::model::Values& values) {
  const std::size_t rows = lesson.parameters.size();
  if (values.size() < rows) return false;
  for (std::size_t i = 0; i < rows; ++i)
    if (!is_legal(lesson.parameters[i], values[i])) return false;
  const std::span list = std::span(values).subspan(rows);
  return list.empty() || (comptoir::model::has_arrivals(lesson.parameters) && list.size() <= comptoir::model::most_arrivals &&
                          std::ranges::all_of(list, [](std::int64_t time) { return is_legal(comptoir::model::arrive_row, time); }));
}

bool is_legal(const std::vector<Intervention>& all) {
  const auto later = [](const Intervention& a, const Intervention& b) { return comes_before(b.moment, a.moment); };
  return all.size() <= most_interventions && std::ranges::adjacent_find(all, later) == all.end() &&
         std::ranges::all_of(all, [](const Intervention& one) { return one.name.size() <= longest_name && one.moment.time >= comptoir::loop::Time{}; });
}

bool is_legal(const Settings& s) {
  const auto unordered = [](const Mark& a, const Mark& b) { return !comes_before(a.moment, b.moment); };
  if (!s.lesson || !is_legal(*s.lesson, s.values) || !is_legal(s.interventions) || s.stops.size() > most_stops || s.marks.size() > most_marks) return false;
  if (s.kept && (!is_legal(*s.lesson, s.kept->values) || !is_legal(s.kept->interventions))) return false;
  if (std::ranges::adjacent_find(s.marks, unordered) != s.marks.end()) return false;
  for (const Mark& mark : s.marks)
    if (clean_line(mark.caption, longest_caption) != mark.caption) return false;
  for (const std::size_t row : s.teaching.locks.parameters)
    if (row >= s.lesson->parameters.size()) return false;
  for (const Condition& condition : s.teaching.goal)
    if (condition.limit < 0 || (condition.kind == Condition::Kind::parameter && condition.row >= s.lesson->parameters.size())) return false;
  return !s.moment || s.moment->time >= comptoir::loop::Time{};
}

bool is_text(std::string_view text) { return !text.empty() && clean_line(text, text.size()).has_value(); }

const char* wrong_with(const std::string& text, const ParsedLink& read) {
  if (!is_legal(read.settings)) return "settings that are not legal";
  if (read.problems.size() > 21) return "too many problems";
  for (const Problem& problem : read.problems)
    if (!is_text(describe(Language::fr, problem)) || !is_text(describe(Language::en, problem))) return "a problem that can't be told";
  const std::string written = format_link(read.settings);
  const ParsedLink again = parse_link(written);
  if (!again.problems.empty()) return "what is written is not understood";
  if (again.settings != read.settings) return "what is written says something else";
  if (format_link(again.settings) != written) return "it is written in two ways";
  if (!text.contains("://") && text.find_first_of("?#") == text.npos && parse_link("https://example.org/v1/#" + text).settings != read.settings)
    return "in an address it says something else";
  return nullptr;
}

const char* wrong_with_opened(const std::string& text, const ParsedLink& read) {
  Workbench bench;
  if (bench.open_link(text).size() != read.problems.size()) return "a workbench finds other problems";
  const auto document = nlohmann::json::parse(document_json(bench), nullptr, false);
  if (!document.is_object()) return "its document is no JSON";
  if (const ParsedLink link = parse_link(bench.link()); !link.problems.empty()) return "the workbench's own link is not understood";
  return nullptr;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> links = kept_links();
  if (links.empty()) return std::fprintf(stderr, "the kept links are not there\n"), 1;
  long good = 0, bad = 0, opened = 0;
  const int status = comptoir::fuzz::run_rounds(count, words, 20'000, [&](std::uint64_t seed) {
    Random random(seed);
    const std::string text = mutated(links, random);
    const ParsedLink read = parse_link(text);
    ++(read.problems.empty() ? good : bad);
    const char* wrong = wrong_with(text, read);
    if (!wrong && random.chance(200)) {
      ++opened;
      wrong = wrong_with_opened(text, read);
    }
    if (wrong) std::fprintf(stderr, "%s: %s\n", wrong, text.c_str());
    return wrong == nullptr;
  });
  std::printf("%ld links read, %ld with problems, %ld opened\n", good + bad, bad, opened);
  return status;
}
