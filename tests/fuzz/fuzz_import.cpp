// Files of runs, truncated, mutated and with hostile values, read under sanitizers: fuzz_import [ROUNDS [SEED]]. Each is refused with a place, or
// gives a recording that can be looked at everywhere. The last line says how many were refused and how many were opened.
#include <string>
#include <vector>

#include "tests/fuzz/rounds.hpp"
#include "tests/session/random.hpp"
#include "tests/trace/programs.hpp"
#include "tests/trace/round_trip.hpp"
#include "trace/crowd.hpp"
#include "trace/cursor.hpp"
#include "trace/lanes.hpp"
#include "trace/recorder.hpp"

namespace {

using comptoir::session::Random;
using namespace comptoir::trace;

std::string file_of_muddle(std::uint32_t seed) {
  Recording recording;
  Recorder recorder(recording);
  testing::run_muddle(recorder, seed, 8);
  recorder.finish();
  return testing::file_of(recording);
}

const std::vector<std::string> hostile = {"-1", "0", "1", "16777215", "16777216", "4000000000000000000", "9223372036854775807", "99999999999999999999",
                                          "1e9", "null", "true", "\"\"", "\"\\u0000\"", "\"<script>\"", "[]", "{}", "[[[[", "\"\xff\"", "\"step\"", "\"sleep\""};

/// A line taken out, doubled, moved or exchanged; a value replaced; bytes changed; the end cut off.
std::string mutated(std::string text, Random& random) {
  for (std::uint64_t times = 1 + random.below(3); times-- > 0 && !text.empty();) {
    const std::size_t at = random.below(text.size());
    const auto line = [&](std::size_t from) {
      const std::size_t begin = text.rfind('\n', from) == text.npos ? 0 : text.rfind('\n', from) + 1;
      const std::size_t end = std::min(text.find('\n', from), text.size() - 1) + 1;
      return std::pair{begin, std::max(end, begin + 1) - begin};
    };
    switch (random.below(6)) {
      case 0: text.resize(at); break;
      case 1: text[at] = static_cast<char>(random.below(256)); break;
      case 2: {
        const auto [begin, size] = line(at);
        text.erase(begin, size);
        break;
      }
      case 3: {
        const auto [begin, size] = line(at);
        const std::string copy = text.substr(begin, size);
        text.insert(line(random.below(text.size())).first, copy);
        break;
      }
      case 4: {
        const std::size_t colon = text.find(':', at);
        const std::size_t end = colon == text.npos ? colon : text.find_first_of(",}", colon);
        if (end != text.npos) text.replace(colon + 1, end - colon - 1, hostile[random.below(hostile.size())]);
        break;
      }
      default: {
        const std::size_t digit = text.find_first_of("0123456789", at);
        if (digit != text.npos) text[digit] = static_cast<char>('0' + random.below(10));
      }
    }
  }
  return text;
}

/// Without what only says once more what the events say, and would refuse most changes before anything else is looked at.
std::string without_checks(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string line = text.substr(at, end - at);
    at = end;
    if (const auto hash = line.find("\"hash\":\""); hash != line.npos) line.erase(hash, 26);
    if (const auto whole = line.find("\"complete\":true"); whole != line.npos) line.replace(whole, 15, "\"complete\":false");
    if (const auto k = line.find("{\"k\":"); k == 0) {
      const bool clock = line.contains("\"iteration\"") || line.contains("\"block\"");
      line.erase(1, line.find(clock ? "\"t\":" : "\"event\":") - 1);
    }
    out += line;
  }
  return out;
}

void look_everywhere(const Recording& recording) {
  Cursor cursor(recording);
  for (Position k = 0; k <= recording.handle_count(); ++k) {
    cursor.seek(k);
    for (std::uint32_t id = 1; id <= recording.task_count(); ++id) (void)cursor.task(comptoir::loop::TaskId{id});
    for (std::uint32_t id = 1; id <= cursor.resource_count(); ++id) (void)cursor.resource(comptoir::loop::ResourceId{id});
    (void)cursor.sleeping();
  }
  cursor.seek(recording.handle_count() / 2);
  Lanes lanes;
  lanes.extend(recording);
  Crowd crowd;
  crowd.extend(recording);
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> files;
  for (std::uint32_t seed = 1; seed <= 12; ++seed) files.push_back(file_of_muddle(seed));
  long refused = 0, opened = 0;
  const int status = comptoir::fuzz::run_rounds(count, words, 10'000, [&](std::uint64_t seed) {
    Random random(seed);
    std::string text = files[random.below(files.size())];
    if (random.chance(2)) text = without_checks(text);
    text = mutated(std::move(text), random);
    const testing::Read read = testing::read_file(text, 1 + random.below(500));
    ++(read.problem ? refused : opened);
    if (read.problem && (read.problem.line == 0 || *word(read.problem.kind) == '\0')) return std::fprintf(stderr, "a problem without a place\n"), false;
    look_everywhere(read.run->recording);   // what came before the problem is a recording, too
    return true;
  });
  std::printf("%ld refused, %ld opened\n", refused, opened);
  return status;
}
