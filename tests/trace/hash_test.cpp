#include "trace/hash.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "programs.hpp"
#include "script.hpp"
#include "trace/recorder.hpp"

namespace comptoir::trace::testing {
namespace {

std::uint64_t xxh64(std::string_view text, std::uint64_t seed = 0) {
  Xxh64 hash(seed);
  hash.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  return hash.digest();
}

TEST(Hash, EqualsThePublishedValuesOfXxh64) {
  EXPECT_EQ(xxh64(""), 0xef46db3751d8e999u);
  EXPECT_EQ(xxh64("a"), 0xd24ec4f1a98c6e5bu);
  EXPECT_EQ(xxh64("abc"), 0x44bc2cf5ad770999u);
  EXPECT_EQ(xxh64("xxhash"), 0x32dd38952c4bc720u);
  EXPECT_EQ(xxh64("xxhash", 20141025), 0xb559b98d844e0635u);
  EXPECT_EQ(xxh64("Nobody inspects the spammish repetition"), 0xfbcea83c8a378bf1u);
}

TEST(Hash, DoesNotDependOnHowTheBytesAreFed) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += static_cast<char>(i * 31 + i / 7);
  for (const std::size_t step : {1, 3, 8, 31, 32, 33, 500, 512, 513}) {
    Xxh64 hash;
    for (std::size_t i = 0; i < text.size(); i += step) {
      const std::string piece = text.substr(i, step);
      hash.update({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()});
    }
    EXPECT_EQ(hash.digest(), xxh64(text)) << step;
  }
}

TEST(Hash, AWordIsItsEightBytesTheLowestFirst) {
  Xxh64 hash;
  hash.update_word(0x6867666564636261u);
  EXPECT_EQ(hash.digest(), xxh64("abcdefgh"));
}

TEST(TraceHash, OfTheScriptIsTheSameOnEveryMachineForEver) {
  Recording recording;
  Recorder recorder(recording);
  tell_script(recorder);
  EXPECT_EQ(recording.hash(), 3059899328607381092u);
}

TEST(TraceHash, IsWrittenAsSixteenDigits) {
  EXPECT_EQ(hash_text(0), "0000000000000000");
  EXPECT_EQ(hash_text(0x0123456789abcdefu), "0123456789abcdef");
}

TEST(TraceHash, TwoRunsOfTheSameProgramAgreeAndOthersDiffer) {
  const auto hash_of = [](std::uint32_t seed) {
    Recording recording;
    Recorder recorder(recording);
    run_muddle(recorder, seed);
    return recording.hash();
  };
  EXPECT_EQ(hash_of(1), hash_of(1));
  EXPECT_NE(hash_of(1), hash_of(2));
}

TEST(TraceHash, LeavesOutMarkedLinesNamesAndArgumentsOfPrints) {
  const auto hash_of = [](std::uint16_t place, const char* name, std::int64_t argument, std::uint16_t key) {
    Recording recording;
    Recorder recorder(recording);
    recorder.on_task_created(loop::TaskId{1}, name, loop::TaskId::none);
    if (place) recorder.on_line(loop::TaskId{1}, place);
    recorder.on_print(loop::TaskId{1}, {key, argument, 0});
    return recording.hash();
  };
  EXPECT_EQ(hash_of(0, "a", 1, 5), hash_of(3, "b", 2, 5));
  EXPECT_NE(hash_of(0, "a", 1, 5), hash_of(0, "a", 1, 6));
}

}  // namespace
}  // namespace comptoir::trace::testing
