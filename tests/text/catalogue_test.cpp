// The rules of typography and of wording, over everything that is shown.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "text/catalogue.hpp"
#include "text/format.hpp"

namespace comptoir::text {
namespace {

constexpr std::string_view no_break = "\u00a0";
constexpr std::string_view narrow = "\u202f";

template <class Check>
void for_each_text(Language language, Check check) {
  for (std::size_t i = 0; i < key_count; ++i) {
    const Key key{static_cast<std::uint16_t>(i)};
    SCOPED_TRACE(std::string(code(language)) + ": " + std::string(key_name(key)) + ": " + std::string(entry(language, key)));
    check(key, entry(language, key));
  }
}

bool ends_before(std::string_view text, std::size_t at, std::string_view what) {
  return at >= what.size() && text.substr(at - what.size(), what.size()) == what;
}

bool is_digit_or_place(std::string_view text, std::size_t end) {
  return end > 0 && (text[end - 1] == '}' || (text[end - 1] >= '0' && text[end - 1] <= '9'));
}

TEST(Catalogues, HaveATextForEveryKey) {
  for (const Language language : {Language::fr, Language::en}) {
    for_each_text(language, [](Key key, std::string_view text) {
      EXPECT_FALSE(text.empty());
      const bool named = key_name(key).starts_with("lesson.") || key_name(key).starts_with("param.") || key_name(key).starts_with("plan.") || key_name(key).starts_with("narration.number_");
      EXPECT_EQ(find_key(key_name(key)), named ? std::optional(key) : std::nullopt);
    });
  }
  EXPECT_FALSE(find_key("no.such_key"));
}

// What runs are judged by must not depend on what a page has loaded.
TEST(Catalogues, HaveTheConsoleInEnglishInAnyCase) {
  for_each_text(Language::en, [](Key key, std::string_view text) {
    EXPECT_EQ(plain_entry(key), key_name(key).starts_with("console.") ? text : std::string_view());
  });
}

TEST(Catalogues, AreTakenWhole) {
  const std::string_view before = entry(Language::en, Key::console_title);
  for (const Language language : {Language::fr, Language::en}) {
    EXPECT_TRUE(has_catalogue(language));
    EXPECT_FALSE(give_catalogue(language, ""));
    EXPECT_FALSE(give_catalogue(language, "a text\n"));
    std::string lines(key_count, '\n');
    EXPECT_FALSE(give_catalogue(language, lines + "\n"));
    lines.back() = 'a';
    EXPECT_FALSE(give_catalogue(language, lines));
    EXPECT_TRUE(give_catalogue(language, std::string(key_count, '\n')));
  }
  // Pictures hold views of the first.
  EXPECT_EQ(entry(Language::en, Key::console_title).data(), before.data());
}

TEST(Catalogues, UseTheTypographicApostropheAndNoDoubleSpaces) {
  for (const Language language : {Language::fr, Language::en}) {
    for_each_text(language, [](Key key, std::string_view text) {
      EXPECT_EQ(text.find('\''), std::string_view::npos) << "write \u2019";
      if (key != Key::cli_help) {   // it has columns
        EXPECT_EQ(text.find("  "), std::string_view::npos);
      }
      EXPECT_EQ(text.find("..."), std::string_view::npos) << "write \u2026";
      EXPECT_FALSE(text.ends_with(' ') && !text.starts_with(' '));
    });
  }
}

TEST(Catalogues, NeverExclaim) {
  for (const Language language : {Language::fr, Language::en}) {
    for_each_text(language, [](Key, std::string_view text) { EXPECT_EQ(text.find('!'), std::string_view::npos); });
  }
}

TEST(French, HasANoBreakSpaceBeforeColonsAndInsideQuotes) {
  for_each_text(Language::fr, [](Key, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      // "https:", "rush:8", "2:00": a colon within a word is no punctuation.
      const bool ends_clause = i + 1 == text.size() || text[i + 1] == ' ';
      if (text[i] == ':' && ends_clause) {
        EXPECT_TRUE(i == 0 || ends_before(text, i, no_break)) << "before the colon at byte " << i;
      }
    }
    for (std::size_t i = text.find("«"); i != std::string_view::npos; i = text.find("«", i + 1)) {
      EXPECT_TRUE(text.substr(i + 2).starts_with(no_break)) << "after «";
    }
    for (std::size_t i = text.find("»"); i != std::string_view::npos; i = text.find("»", i + 1)) {
      EXPECT_TRUE(ends_before(text, i, no_break)) << "before »";
    }
  });
}

TEST(French, HasANarrowSpaceBeforeHighPunctuation) {
  for_each_text(Language::fr, [](Key, std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool ends_clause = i + 1 == text.size() || text[i + 1] == ' ';
      if ((text[i] == ';' || text[i] == '?' || text[i] == '!') && ends_clause) {
        EXPECT_TRUE(i == 0 || ends_before(text, i, narrow)) << "before byte " << i;
      }
    }
  });
}

TEST(Catalogues, HaveANoBreakSpaceBeforeUnits) {
  for (const Language language : {Language::fr, Language::en}) {
    for_each_text(language, [](Key, std::string_view text) {
      for (const std::string_view unit : {" s", " ms", " kB", " Mo", " MB", " min", " %"}) {
        for (std::size_t i = text.find(unit); i != std::string_view::npos; i = text.find(unit, i + 1)) {
          const std::size_t end = i + unit.size();
          const bool word_ends = end == text.size() || std::string_view(" .,;:)").find(text[end]) != std::string_view::npos ||
                                 text.substr(end).starts_with(no_break) || text.substr(end).starts_with(narrow);
          if (word_ends) {
            EXPECT_FALSE(is_digit_or_place(text, i)) << "the space before a unit must not break";
          }
        }
      }
    });
  }
}

TEST(French, WritesDecimalsWithAComma) {
  for_each_text(Language::fr, [](Key key, std::string_view text) {
    if (key_name(key).starts_with("problem.") || key_name(key).starts_with("cli.")) return;   // they quote what is typed
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
      EXPECT_FALSE(text[i] == '.' && digit(i - 1) && digit(i + 1));
    }
  });
}

TEST(French, OpensAndClosesItsOwnQuotes) {
  for_each_text(Language::fr, [](Key, std::string_view text) {
    EXPECT_EQ(text.find("“"), std::string_view::npos);
    EXPECT_EQ(text.find('"'), std::string_view::npos);
  });
}

}  // namespace
}  // namespace comptoir::text
