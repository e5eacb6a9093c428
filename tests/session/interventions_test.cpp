// Interventions: nothing changes before them, and what comes after is what CPython does.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/roles.hpp"
#include "session/document.hpp"
#include "session/intervention.hpp"
#include "session/link.hpp"
#include "session/narration.hpp"
#include "session/run.hpp"
#include "session/workbench.hpp"
#include "tests/session/random.hpp"
#include "tests/session/rows.hpp"
#include "text/format.hpp"
#include "trace/event_rows.hpp"
#include "trace/hash.hpp"

namespace comptoir::session {
namespace {

using nlohmann::json;

Settings settings_from(const std::string& link) {
  const ParsedLink parsed = parse_link(link);
  EXPECT_TRUE(parsed.problems.empty()) << link << "\n" << describe(text::Language::en, parsed.problems.front());
  return parsed.settings;
}

void finish(Run& run, std::size_t slice = 1'000'000) {
  while (run.advance(slice)) {
  }
}

// ---- The same as CPython

std::string handle_words(const trace::Recording& recording, trace::Position k) {
  using loop::HandleKind;
  const loop::HandleInfo info = recording.handle(recording.handle_at(k)).info;
  const std::string name = info.task == loop::TaskId::none ? "" : '(' + recording.task(info.task).name.str() + ')';
  switch (info.kind) {
    case HandleKind::step: return "step" + name;
    case HandleKind::wake: return "wake" + name;
    case HandleKind::wait_cb: return "wait_cb" + name;
    case HandleKind::gather_cb: return "gather_cb" + name;
    case HandleKind::set_result: return "set_result";
    case HandleKind::stop_cb: return "stop_cb";
    case HandleKind::call: return "call";
    default: return "other";
  }
}

std::string eighths(std::int64_t ns) { return std::to_string(ns / 125'000'000); }

std::string print_words(const trace::Recording& recording, const trace::PrintedLine& line) {
  const auto key = static_cast<model::PrintKey>(line.print.key);
  std::string words = " !" + std::to_string(line.print.key);
  if (key == model::PrintKey::satisfied) return words + ',' + std::to_string(line.print.a) + ',' + std::to_string(line.print.b);
  words += ',' + std::to_string(model::client_of(recording.task(line.task).name));
  return key == model::PrintKey::served ? words + ',' + eighths(line.print.a) : words;
}

/// One line an iteration, as interventions.py has them.
std::vector<std::string> iterations(const trace::Recording& recording) {
  std::vector<std::string> lines;
  std::uint32_t last = 0;
  std::size_t printed = 0;
  for (trace::Position k = 1; k <= recording.handle_count(); ++k) {
    if (recording.iteration_at(k) != last) lines.push_back(eighths(recording.start_at(k).ns));
    last = recording.iteration_at(k);
    lines.back() += ' ' + handle_words(recording, k);
    for (; printed < recording.printed_until(k); ++printed) lines.back() += print_words(recording, recording.printed(printed));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

std::string fnv(const std::string& text) {
  std::uint64_t value = 0xcbf29ce484222325;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return trace::hash_text(value);
}

std::string effects(const Run& run) {
  std::string flags;
  for (const Applied& one : run.applied()) flags += one.position > 0 && one.refusal == Refusal::none ? '1' : '0';
  return flags;
}

TEST(Interventions, DoWhatCPythonDoes) {
  const json rows = read_rows(COMPTOIR_TEST_DATA "/interventions.json");
  ASSERT_TRUE(rows.is_array());
  ASSERT_GE(rows.size(), 300u);
  std::size_t effective = 0, deadlocks = 0;
  for (const json& row : rows) {
    const auto link = row[0].get<std::string>();
    session::Run run(settings_from(link));
    finish(run);
    const auto lines = iterations(run.recording());
    ASSERT_EQ(fnv(joined(lines)), row[1].get<std::string>())
        << link << "\nCPython's: python3.11 tests/oracle/interventions.py --show LINK; here:\n" << joined(lines);
    EXPECT_EQ(eighths(run.recording().end_time().ns), std::to_string(row[2].get<std::int64_t>())) << link;
    EXPECT_EQ(lines.size(), row[3].get<std::size_t>()) << link;
    EXPECT_EQ(effects(run), row[4].get<std::string>()) << link;
    EXPECT_EQ(run.deadlocked(), row[5] == "deadlock") << link;
    effective += static_cast<std::size_t>(std::ranges::count(effects(run), '1'));
    deadlocks += run.deadlocked();
  }
  EXPECT_GT(effective, 300u);
  EXPECT_GT(deadlocks, 5u);
}

// ---- Nothing before them

/// Every event that a recording holds, in order, in one line each.
std::vector<std::string> events_of(const trace::Recording& recording) {
  std::vector<std::string> lines;
  trace::EventRows rows([&](const trace::EventRow& row) {
    std::string line = std::string(row.event) + ' ' + row.kind + ' ' + row.name;
    for (const std::int64_t n : {std::int64_t{row.position}, row.time.ns, std::int64_t{row.handle}, std::int64_t{row.task},
                                 std::int64_t{row.other}, std::int64_t{row.resource}, row.number, row.a, row.b})
      line += ' ' + std::to_string(n);
    lines.push_back(std::move(line));
  });
  recording.replay(rows, recording.handle_count());
  return lines;
}

std::string random_scenario(Random& random) {
  std::string link = random.chance(2) ? "lesson=rush-2-per-second" : "lesson=rush-10";
  link += "&clients=" + std::to_string(1 + random.below(20)) + "&sodas=" + std::to_string(1 + random.below(3));
  link += "&cooks=" + std::to_string(1 + random.below(4)) + "&t_burger=" + text::plain_seconds(static_cast<std::int64_t>(random.below(4'000)) * 1'000'000);
  return link + "&batch=" + std::to_string(1 + random.below(5)) + "&t_fries=" + text::plain_seconds(static_cast<std::int64_t>(random.below(4'000)) * 1'000'000);
}

/// One of the run's own moments, or one between two instants.
trace::Moment random_moment(Random& random, const trace::Recording& recording) {
  const auto k = static_cast<trace::Position>(1 + random.below(recording.handle_count()));
  const trace::Moment moment = recording.moment_of(k);
  const trace::Instant instant = recording.instant(recording.instant_of(k));
  if (random.chance(3)) return {moment.time + loop::nanoseconds(1'000'000), 0};
  return {moment.time, random.chance(4) ? 0 : k - instant.first + 1};
}

TEST(Interventions, ChangeNoEventBeforeTheirMoment) {
  Random random(5);
  for (int round = 0; round < 250; ++round) {
    const std::string scenario = random_scenario(random);
    Settings settings = settings_from(scenario);
    session::Run without(settings);
    finish(without);
    static constexpr const char* deeds[] = {"client", "cancel:burger:1", "fail:soda:2", "add:cook", "remove:cook", "block:1.5", "add:nothing"};
    const std::string deed = deeds[random.below(std::size(deeds))];
    Intervention one = *parse_intervention("0:" + deed);
    one.moment = random_moment(random, without.recording());
    settings.interventions = {one};
    SCOPED_TRACE(format_scenario(settings));
    session::Run with(settings);
    finish(with);
    const auto before = events_of(without.recording()), after = events_of(with.recording());
    const auto [was, is] = std::ranges::mismatch(before, after);
    if (with.applied()[0].position == 0) {   // after the end
      EXPECT_TRUE(was == before.end() && (is == after.end() || is->starts_with("scheduled call")));
      continue;
    }
    ASSERT_TRUE(is != after.end());
    EXPECT_TRUE(is->starts_with(std::string("scheduled call ") + word_of(one.deed))) << *is;
    // It comes right after the handle of its moment: that one, and all before it, are the same; nothing is missing.
    const trace::Position k = without.recording().position_of(one.moment);
    EXPECT_EQ(std::ranges::count_if(before.begin(), was, [](const std::string& line) { return line.starts_with("done"); }), k);
    EXPECT_GT(with.applied()[0].position, k);
    EXPECT_GE(with.recording().time_at(with.applied()[0].position), one.moment.time);
  }
}

TEST(Interventions, WakeASleepingLoopAndADeadlockedOne) {
  session::Run sleeping(settings_from("lesson=rush-2-per-second&clients=1&do=2:client"));
  finish(sleeping);
  const trace::Position k = sleeping.applied()[0].position;
  EXPECT_EQ(sleeping.recording().time_at(k), loop::Time{2'000'000'000});
  EXPECT_EQ(sleeping.clients().size(), 2u);
  EXPECT_EQ(sleeping.clients().client(2).arrived, loop::Time{2'000'000'000});
  EXPECT_EQ(sleeping.clients().score().total, 2u);
  session::Run stuck(settings_from("lesson=rush-2-per-second&clients=2&period=10&cooks=1&do=5:remove:cook"));
  finish(stuck);
  EXPECT_TRUE(stuck.deadlocked());
  session::Run woken(settings_from("lesson=rush-2-per-second&clients=2&period=10&cooks=1&do=5:remove:cook,100:add:cook"));
  finish(woken);
  EXPECT_FALSE(woken.deadlocked());
  EXPECT_EQ(woken.recording().end_time(), loop::Time{103'000'000'000});
}

TEST(Interventions, GoRightAfterAHandleThatBlocks) {
  session::Run run(settings_from("lesson=rush-10&clients=1&do=1:block:2,1.5:block:1"));
  finish(run);
  EXPECT_EQ(run.recording().time_at(run.applied()[0].position), loop::Time{3'000'000'000});
  EXPECT_EQ(run.recording().time_at(run.applied()[1].position), loop::Time{4'000'000'000});
  EXPECT_EQ(run.applied()[1].position, run.applied()[0].position + 1);
}

/// At one moment they go in as they are listed, one behind the other.
TEST(Interventions, OfOneMomentComeInTheirOrder) {
  session::Run run(settings_from("lesson=rush-2-per-second&clients=1&do=2-3:block:1,0-2:client,0-2:cancel:soda:2,0-2:block:1"));
  finish(run);
  ASSERT_EQ(run.settings().interventions.size(), 4u);
  EXPECT_EQ(run.settings().interventions[1].deed, Deed::cancel);
  EXPECT_EQ(run.applied()[1].position, run.applied()[0].position + 1);
  EXPECT_EQ(run.applied()[2].position, run.applied()[1].position + 1);
  EXPECT_EQ(run.applied()[1].refusal, Refusal::no_task) << "client 2's soda task comes later";
  EXPECT_EQ(run.recording().time_at(run.applied()[3].position), loop::Time{3'000'000'000});
}

TEST(Interventions, SayWhyTheyHadNoEffect) {
  const std::pair<const char*, Refusal> cases[] = {
      {"lesson=rush-2-per-second&do=3:add:soda", Refusal::one_place},
      {"lesson=rush-2-per-second&do=3:add:oven", Refusal::no_place},
      {"lesson=rush-2-per-second&do=3:cancel:soda:1", Refusal::no_task},
      {"lesson=rush-2-per-second&do=3:fail:serve:1", Refusal::no_call},
      {"lesson=rush-2-per-second&do=300:client", Refusal::too_late},
      {"lesson=shared-counter&do=0.5:client", Refusal::no_place},
      {"lesson=deque-loop&do=0-1:block:1", Refusal::too_late},
      {"lesson=rush-2-per-second&do=3:remove:soda", Refusal::none},
      {"lesson=serve-unlimited&do=0.5:client", Refusal::none},
  };
  for (const auto& [link, refusal] : cases) {
    session::Run run(settings_from(link));
    finish(run);
    EXPECT_EQ(run.applied().at(0).refusal, refusal) << link;
    Workbench bench;
    bench.open_link(link);
    const auto notices = bench.notices();
    const bool said = std::ranges::any_of(notices, [](const std::string& line) { return line.starts_with("To no effect: at "); });
    EXPECT_EQ(said, refusal != Refusal::none) << link;
  }
}

TEST(Interventions, AFailedCallIsReportedAsPythonDoes) {
  session::Run run(settings_from("lesson=rush-2-per-second&clients=1&do=2:fail:burger:1"));
  finish(run);
  EXPECT_TRUE(run.finished());
  ASSERT_EQ(run.reports().size(), 1u);
  EXPECT_EQ(run.reports()[0].message, "Task exception was never retrieved");
  EXPECT_EQ(run.reports()[0].error, "ConnectionError(connection lost)");
}

TEST(Interventions, OfAReaderAndAJobReachThem) {
  // A task that waits for the network, and one that waits for a job, wherever they first do.
  for (const char* lesson : {"lesson=tcp-server", "lesson=offload", "lesson=file-and-http&variant=async"}) {
    session::Run run(settings_from(lesson));
    finish(run);
    trace::Cursor cursor(run.recording());
    std::size_t tried = 0;
    for (trace::Position k = 1; k <= run.recording().handle_count() && tried < 30; ++k) {
      cursor.seek(k, false);
      for (std::uint32_t id = 1; id <= cursor.counts().created; ++id) {
        const trace::TaskView task = cursor.task(loop::TaskId{id});
        if (task.state != trace::TaskState::waiting || !can_fail(task.wait.kind)) continue;
        ++tried;
        Settings settings = settings_from(lesson);
        const trace::Instant instant = run.recording().instant(run.recording().instant_of(k));
        settings.interventions = {{.moment = {instant.time, k - instant.first + 1}, .deed = Deed::fail, .name = run.recording().task(task.id).name.str()}};
        session::Run failed(settings);
        finish(failed);
        EXPECT_GT(failed.applied()[0].position, k) << format_scenario(settings);
      }
    }
    EXPECT_GT(tried, 0u) << lesson;
  }
}

/// Whatever task is cancelled or fails, wherever: what it shared with others is still there (the sanitizers look).
TEST(Interventions, BreakNoLesson) {
  Random random(21);
  std::size_t done = 0;
  for (const model::Lesson& lesson : model::lessons()) {
    Settings settings = settings_of(lesson);
    std::size_t variants = 1;
    for (const model::Parameter& row : lesson.parameters) {
      if (row.key == "variant") variants = row.options.size();
      if (row.key == "clients" || row.key == "requests" || row.key == "count") settings.values[static_cast<std::size_t>(&row - lesson.parameters.data())] = std::min<std::int64_t>(row.initial, 6);
    }
    for (std::size_t variant = 0; variant < variants; ++variant) {
      if (variant > 0) settings = *next_variant(settings);
      settings.interventions.clear();
      if (on_article_loop(settings)) continue;
      session::Run plain(settings);
      plain.advance(3'000);
      if (!plain.complete()) continue;
      const trace::Recording& recording = plain.recording();
      trace::Cursor cursor(recording);
      for (int round = 0; round < 12; ++round) {
        const trace::Moment moment = random_moment(random, recording);
        cursor.seek(recording.position_of(moment), false);
        auto living = cursor.living();
        if (living.empty()) continue;
        // The oldest are main and those whom others depend on.
        const loop::TaskId task = living[random.chance(2) ? 0 : random.below(living.size())];
        settings.interventions = {{.moment = moment, .deed = random.chance(3) ? Deed::fail : Deed::cancel, .name = recording.task(task).name.str()}};
        session::Run run(settings);
        run.advance(20'000);
        done += run.applied()[0].refusal == Refusal::none;
      }
    }
  }
  EXPECT_GT(done, 150u);
}

// ---- Slices

TEST(Interventions, DoNotDependOnTheSlices) {
  for (const char* link : {"lesson=rush-2-per-second&do=0-3:client,2.25:remove:cook,3.5-7:cancel:burger:6,4:add:cook,5:fail:soda:4,6:block:2,90:client",
                           "lesson=rush-10&cooks=1&do=0-1:remove:cook,50:add:cook,50:cancel:main"}) {
    session::Run whole(settings_from(link));
    finish(whole);
    for (const std::size_t slice : {1u, 2u, 7u, 100u, 999u}) {
      session::Run sliced(settings_from(link));
      finish(sliced, slice);
      EXPECT_EQ(sliced.recording().hash(), whole.recording().hash()) << slice;
      EXPECT_EQ(effects(sliced), effects(whole)) << slice;
    }
  }
}

// ---- Links

TEST(Interventions, SurviveALinkWhateverTheirNames) {
  Random random(9);
  const std::string_view hostile[] = {",", "%", "&", "#", "=", " ", "%2C", "%25", ":", "-", "é", "?", "+", "\"<b>", "burger:6", "\t", "🍔", "do="};
  for (int round = 0; round < 500; ++round) {
    Settings settings = default_settings();
    const std::size_t count = random.below(6);
    for (std::size_t i = 0; i < count; ++i) {
      Intervention one{.moment = {loop::Time{static_cast<std::int64_t>(random.next() % 1'000'000'000'000'000'000)}, static_cast<std::uint32_t>(random.chance(2) ? 0 : 1 + random.below(1'000'000))},
                       .deed = static_cast<Deed>(random.below(deed_count))};
      if (one.deed == Deed::block) one.time = {static_cast<std::int64_t>(1 + random.below(3'600'000'000'000))};
      else if (one.deed != Deed::client) while (one.name.empty() || (random.chance(2) && one.name.size() < 40)) one.name += hostile[random.below(std::size(hostile))];
      EXPECT_TRUE(insert(settings.interventions, one));
    }
    const std::string link = format_link(settings);
    EXPECT_EQ(link.find_first_of(" \t\"<#?"), std::string::npos) << link;
    const ParsedLink parsed = parse_link(link);
    EXPECT_TRUE(parsed.problems.empty()) << link;
    EXPECT_EQ(parsed.settings.interventions, settings.interventions) << link;
    EXPECT_EQ(format_link(parsed.settings), link);
  }
}

TEST(Interventions, InALinkKeepTheirOrderAndNameWhatIsWrong) {
  const ParsedLink link = parse_link("do=6:block:2,3.5-7:cancel:burger:6,4:client,4.2:add:cook,5:fail:soda:3&t=1");
  EXPECT_TRUE(link.problems.empty());
  EXPECT_EQ(format_link(link.settings), "lesson=rush-2-per-second&do=3.5-7:cancel:burger:6,4:client,4.2:add:cook,5:fail:soda:3,6:block:2&t=1");
  for (const char* bad : {"x:client", "1:eat:soda", "1:client:2", "1:block:0", "1:block:3601", "1:cancel", "1-0:client", "1-1.5:client", "-1:client", "1:block:nan", "client"}) {
    const ParsedLink parsed = parse_link(std::string("do=") + bad + ",4:client");
    ASSERT_EQ(parsed.problems.size(), 1u) << bad;
    EXPECT_EQ(parsed.problems[0].key, "do");
    EXPECT_EQ(parsed.problems[0].value, bad);
    EXPECT_EQ(parsed.settings.interventions.size(), 1u) << "the rest still counts";
  }
  std::string many = "do=";
  for (int i = 0; i < 150; ++i) many += "1:client,";
  const ParsedLink parsed = parse_link(many);
  EXPECT_EQ(parsed.settings.interventions.size(), most_interventions);
  EXPECT_EQ(parsed.problems.size(), 1u);
}

// ---- On the workbench

TEST(Interventions, AreMadeWhereThePlayheadStands) {
  Workbench bench;
  EXPECT_EQ(bench.next_intervention(), (trace::Moment{{0}, 1}));
  bench.seek({{3'500'000'000}, 2});
  EXPECT_EQ(bench.next_intervention(), (trace::Moment{{3'500'000'000}, 2}));
  bench.seek({{4'000'000'000}, 0});
  EXPECT_GT(bench.next_intervention().n, 1u) << "after the last handle of an instant, whatever blocks then";
  bench.seek(loop::Time{3'600'000'000});
  EXPECT_EQ(bench.next_intervention(), (trace::Moment{{3'600'000'000}, 0}));
  const Playhead head = bench.playhead();
  ASSERT_TRUE(bench.intervene(*read_deed("cancel", "burger:6")));
  EXPECT_EQ(bench.playhead().time, head.time);
  EXPECT_EQ(bench.link({.language = false, .theme = false}), "lesson=rush-2-per-second&do=3.6:cancel:burger:6&t=3.6");
  bench.seek_position(bench.run().applied()[0].position);
  EXPECT_EQ(sentence(bench), "From outside, burger\u00a06 gets cancel(): CancelledError is thrown when it wakes up.");
  bench.set_language(text::Language::fr);
  EXPECT_TRUE(sentence(bench).starts_with("De l’extérieur, burger\u00a06 reçoit cancel()")) << sentence(bench);
}

TEST(Interventions, AreToldToThePageWithWhatCanBeDone) {
  Workbench bench;
  bench.open_link("lesson=rush-2-per-second&do=3.5:cancel:burger:6,300:client&t=3.5");
  const auto burger = [&] {
    for (std::uint32_t id = 1;; ++id) {
      if (bench.run().recording().task(loop::TaskId{id}).name == loop::Name("burger:", 2)) return loop::TaskId{id};
    }
  }();
  bench.select_task(burger);
  bench.seek(loop::Time{2'000'000'000});
  json history = json::parse(document_json(bench))["history"];
  EXPECT_EQ(history["undo"], false);
  ASSERT_EQ(history["interventions"].size(), 2u);
  EXPECT_EQ(history["interventions"][0], json::parse(R"({"text":"at 3.5 s: cancel burger 6","moment":"3.5 s","applied":true,"note":""})"));
  EXPECT_EQ(history["interventions"][1]["applied"], false);
  EXPECT_EQ(history["interventions"][1]["note"], "the program is over");
  const auto can = [&](const char* command) {
    for (const json& one : history["can"]) {
      if (one["command"] == command) return one;
    }
    return json();
  };
  EXPECT_EQ(can("do cancel burger:2"), json::parse(R"({"do":"cancel","command":"do cancel burger:2","label":"Cancel burger 2","enabled":true,"why":""})"));
  EXPECT_EQ(can("do fail burger:2")["enabled"], true);
  EXPECT_EQ(can("do add cook")["enabled"], true);
  EXPECT_EQ(can("do add soda")["enabled"], false);
  EXPECT_EQ(can("do add soda")["why"], "a Lock has one place only");
  EXPECT_EQ(can("do client")["label"], "One more client");
  EXPECT_EQ(can("do block 1")["enabled"], true);
  bench.to_end();
  history = json::parse(document_json(bench))["history"];
  EXPECT_EQ(can("do client")["why"], "the program is over");
  EXPECT_EQ(can("do cancel burger:2")["enabled"], false);
}

}  // namespace
}  // namespace comptoir::session
