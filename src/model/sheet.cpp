#include "model/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "model/lesson.hpp"
#include "model/recorded.hpp"

namespace comptoir::model {
namespace {

constexpr char field_end = '\x1f', record_end = '\x1e';

std::span<const EmbeddedSheet>& embedded() {
  static std::span<const EmbeddedSheet> all;
  return all;
}

/// By id: the sheets read so far.
std::map<std::string, Sheet, std::less<>>& known() {
  static std::map<std::string, Sheet, std::less<>> sheets;
  return sheets;
}

}  // namespace

std::optional<Sheet> Sheet::read(std::string records) {
  if (records.empty() || records.back() != record_end) return std::nullopt;
  Sheet sheet;
  sheet.records_ = std::make_unique<const std::string>(std::move(records));
  std::string_view rest = *sheet.records_;
  while (!rest.empty()) {
    std::string_view record = rest.substr(0, rest.find(record_end));
    rest.remove_prefix(record.size() + 1);
    std::vector<std::string_view> fields;
    while (true) {
      const auto end = std::min(record.find(field_end), record.size());
      fields.push_back(record.substr(0, end));
      if (end == record.size()) break;
      record.remove_prefix(end + 1);
    }
    if (fields.size() < 2 || fields.size() > 3) return std::nullopt;
    sheet.words_.emplace(fields[0], Words{fields[1], fields.back()});
  }
  return sheet;
}

std::optional<Sheet::Words> Sheet::find(std::string_view key) const {
  const auto found = words_.find(key);
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Sheet::plain(std::string_view key) const {
  const auto found = find(key);
  return found ? found->en : std::string_view();
}

std::size_t Sheet::count(std::string_view list) const {
  const std::string_view text = plain(std::string(list).append(".count"));
  std::size_t items = 0;
  std::from_chars(text.data(), text.data() + text.size(), items);
  return items;
}

const Sheet* find_sheet(std::string_view lesson) {
  auto& sheets = known();
  const auto found = sheets.find(lesson);
  if (found != sheets.end()) return &found->second;
  const auto inside = std::ranges::find(embedded(), lesson, &EmbeddedSheet::lesson);
  if (inside == embedded().end()) return nullptr;
  auto sheet = Sheet::read(std::string(inside->records));
  return sheet ? &sheets.emplace(lesson, std::move(*sheet)).first->second : nullptr;
}

const Sheet* sheet_of(const Lesson& lesson) {
  const Recorded* own = recorded(lesson);
  return own ? &own->sheet : find_sheet(lesson.id);
}

bool give_sheet(std::string_view lesson, std::string records) {
  if (!find_lesson(lesson)) return false;
  auto sheet = Sheet::read(std::move(records));
  // One that is known stays: pictures may hold its texts.
  if (sheet) known().try_emplace(std::string(lesson), std::move(*sheet));
  return sheet.has_value();
}

void embed_sheets(std::span<const EmbeddedSheet> all) { embedded() = all; }

}  // namespace comptoir::model
