/// A lesson's sheet: all that it says and shows, in both languages: its texts, its Python program, its C++ listing.
/// Made by scripts/make_lessons.py, which describes the format. A page loads a sheet when its lesson is opened; programs
/// without a page have all of them inside. A run needs none.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::model {

struct Lesson;

class Sheet {
 public:
  struct Words {
    std::string_view fr, en;   ///< the same when the text has no language
  };

  /// `records` as the script writes them; none when it is not a whole sheet.
  static std::optional<Sheet> read(std::string records);

  std::optional<Words> find(std::string_view key) const;
  /// Of a text of no language; empty when there is none.
  std::string_view plain(std::string_view key) const;
  /// Items of the list of that key; 0 when there is none.
  std::size_t count(std::string_view list) const;

 private:
  std::unique_ptr<const std::string> records_;   ///< stays where it is when the sheet moves
  std::map<std::string, Words, std::less<>> words_;
};

/// The sheet of the lesson of that id; null as long as it was not given.
const Sheet* find_sheet(std::string_view lesson);
/// The lesson's own; of a run from a file, the words that are in it.
const Sheet* sheet_of(const Lesson&);

/// A sheet that was loaded. False when there is no such lesson, or the text is not a whole sheet.
bool give_sheet(std::string_view lesson, std::string records);

/// For programs that have the sheets inside; called before main by the file that the script makes.
struct EmbeddedSheet {
  std::string_view lesson, records;
};
void embed_sheets(std::span<const EmbeddedSheet>);

}  // namespace comptoir::model
