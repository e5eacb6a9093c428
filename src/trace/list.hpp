/// A sequence whose entries are made when they are read: what a cursor hands out instead of copies.
/// Valid until its owner moves or is changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace comptoir::trace {

/// `entry(owner, context, i)` makes the i-th entry.
template <class T, class Owner>
class List {
 public:
  using Entry = T (*)(const Owner&, std::uint32_t context, std::size_t);

  List(const Owner& owner, Entry entry, std::size_t size, std::uint32_t context = 0)
      : owner_(&owner), entry_(entry), size_(size), context_(context) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T operator[](std::size_t i) const { return entry_(*owner_, context_, i); }
  T front() const { return (*this)[0]; }

  class Iterator {
   public:
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using reference = T;
    using pointer = void;
    Iterator() = default;
    Iterator(const List& list, std::size_t i) : list_(&list), i_(i) {}
    T operator*() const { return (*list_)[i_]; }
    Iterator& operator++() { ++i_; return *this; }
    Iterator operator++(int) { Iterator before = *this; ++i_; return before; }
    bool operator==(const Iterator& other) const { return i_ == other.i_; }

   private:
    const List* list_ = nullptr;
    std::size_t i_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size_}; }

 private:
  const Owner* owner_;
  Entry entry_;
  std::size_t size_;
  std::uint32_t context_;
};

}  // namespace comptoir::trace
