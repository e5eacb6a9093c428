/// Memory for coroutine frames, tasks and callbacks: free lists by size, in chunks of the loop that owns the pool.
/// A block remembers its pool in the word before it, so it may be given back from anywhere, even after the loop:
/// the pool lives until its last block has come back.
/// Knows nothing of what the blocks hold.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace comptoir::loop {

class Loop;

class FramePool {
 public:
  static FramePool* create(Loop& owner) { return new FramePool(owner); }
  FramePool(const FramePool&) = delete;
  FramePool& operator=(const FramePool&) = delete;

  /// `pool` may be null: then the block comes from the heap. Aligned for any type of ordinary alignment.
  static void* allocate(FramePool* pool, std::size_t bytes);
  /// `bytes` as given to allocate().
  static void free(void* block, std::size_t bytes) noexcept;
  static FramePool* of(const void* block) { return static_cast<FramePool* const*>(block)[-1]; }

  /// The loop this pool belongs to; null once it is gone.
  Loop* owner() const { return owner_; }
  /// Blocks handed out and not yet given back.
  std::size_t live() const { return live_; }
  /// The loop goes: the pool follows when it is empty.
  void orphan() noexcept;

 private:
  explicit FramePool(Loop& owner) : owner_(&owner) {}
  ~FramePool();

  static constexpr std::size_t grain = 16;
  static constexpr std::size_t classes = 65;  // up to 1 KiB; what is larger comes from the heap
  struct Free {
    Free* next;
  };

  void* carve(std::size_t size);

  Loop* owner_;
  std::size_t live_ = 0;
  std::byte* chunk_ = nullptr;
  std::byte* chunk_end_ = nullptr;
  std::size_t chunk_size_ = 4096;
  std::array<Free*, classes> free_{};
  std::vector<std::byte*> chunks_;
};

}  // namespace comptoir::loop
