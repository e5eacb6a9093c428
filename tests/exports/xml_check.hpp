// Reads a document as XML, strictly, as far as our pictures go: no comments, no document type.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::exports::testing {

struct Xml {
  std::set<std::string> elements, attributes, ids, references;   // references: "#id" of url() and href
  std::vector<std::string> texts;      // what stands between tags, decoded
  std::string problem;                 // empty: it is well-formed

  bool has_text(std::string_view wanted) const {
    for (const std::string& text : texts) if (text.contains(wanted)) return true;
    return false;
  }
};

class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : rest_(text) {}

  Xml read() {
    while (!rest_.empty() && xml_.problem.empty()) rest_.front() == '<' ? tag() : words();
    if (xml_.problem.empty() && (!open_.empty() || roots_ != 1)) fail("not one whole element");
    for (const std::string& id : xml_.references) if (!xml_.ids.contains(id)) fail("no such id: " + id);
    return std::move(xml_);
  }

 private:
  void fail(std::string problem) { if (xml_.problem.empty()) xml_.problem = problem + " before: " + std::string(rest_.substr(0, 60)); }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  std::string name() {
    const std::size_t end = std::min(rest_.find_first_of(" />=\n"), rest_.size());
    const std::string found(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (found.empty() || found.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-_") != found.npos) fail("no name: " + found);
    return found;
  }
  std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (static_cast<unsigned char>(text[i]) < 0x20 && text[i] != '\n') fail("a control character");
      if (text[i] == '<') fail("a < in a text");
      if (text[i] != '&') { out += text[i]; continue; }
      bool known = false;
      for (const auto& [entity, character] : {std::pair{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}})
        if (text.substr(i).starts_with(entity)) out += character, i += std::string_view(entity).size() - 1, known = true;
      if (!known) fail("an unknown entity");
    }
    return out;
  }
  void words() {
    const std::size_t end = std::min(rest_.find('<'), rest_.size());
    const std::string text = decoded(rest_.substr(0, end));
    rest_.remove_prefix(end);
    if (open_.empty() && text.find_first_not_of("\n ") != text.npos) fail("words outside");
    xml_.texts.push_back(text);
  }
  void tag() {
    if (take("</")) {
      const std::string closed = name();
      if (!take(">") || open_.empty() || open_.back() != closed) fail("closes what isn't open: " + closed);
      else open_.pop_back();
      return;
    }
    take("<");
    const std::string element = name();
    xml_.elements.insert(element);
    if (open_.empty()) ++roots_;
    std::set<std::string> seen;
    while (xml_.problem.empty() && take(" ")) {
      const std::string attribute = name();
      if (!seen.insert(attribute).second) fail("twice: " + attribute);
      if (!take("=\"")) return fail("no value");
      const std::size_t end = rest_.find('"');
      if (end == rest_.npos) return fail("an open value");
      const std::string value = decoded(rest_.substr(0, end));
      rest_.remove_prefix(end + 1);
      xml_.attributes.insert(attribute);
      if (attribute == "id" && !xml_.ids.insert(value).second) fail("an id twice: " + value);
      if (value.starts_with("url(#")) xml_.references.insert(value.substr(5, value.size() - 6));
      if (attribute == "xlink:href") xml_.references.insert(value.substr(1));
    }
    if (take("/>")) return;
    if (!take(">")) return fail("no end of a tag");
    open_.push_back(element);
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  int roots_ = 0;
  Xml xml_;
};

inline Xml read_xml(std::string_view text) { return XmlReader(text).read(); }

}  // namespace comptoir::exports::testing
