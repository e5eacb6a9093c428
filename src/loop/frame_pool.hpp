/// Memory for coroutine frames, tasks and callbacks: free lists by size, in chunks of the loop that owns the pool.
/// A block remembers its pool in the word before it, so it may be given back from anywhere, even after the loop:
/// the pool lives until its last block has come back.
/// Knows nothing of what the blocks hold.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#define COMPTOIR_BARE_BLOCKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COMPTOIR_BARE_BLOCKS 1
#endif
#endif

namespace comptoir::loop {

class Loop;

class FramePool {
 public:
  static constexpr std::size_t header = sizeof(void*);  ///< the block's pool, before the memory given out

  static FramePool* create(Loop& owner) { return new FramePool(owner); }
  FramePool(const FramePool&) = delete;
  FramePool& operator=(const FramePool&) = delete;

  /// `pool` may be null: then the block comes from the heap. Aligned to 8 bytes, and to 16 if `bytes`
  /// is a frame_size().
  static void* allocate(FramePool* pool, std::size_t bytes) {
    const std::size_t index = class_of(bytes);
    if (pooling && pool && index < classes) [[likely]] {
      if (Free* head = pool->free_[index]) [[likely]] {
        pool->free_[index] = head->next;
        ++pool->live_;
        return head;
      }
    }
    return allocate_fresh(pool, bytes);
  }
  /// `bytes` as given to allocate().
  static void free(void* block, std::size_t bytes) noexcept {
    FramePool* pool = of(block);
    const std::size_t index = class_of(bytes);
    if (!pooling || pool == nullptr || index >= classes) [[unlikely]] return free_to_heap(block);
    pool->free_[index] = new (block) Free{pool->free_[index]};
    if (--pool->live_ == 0) [[unlikely]] pool->leave_if_orphan();
  }
  static FramePool* of(const void* block) { return static_cast<FramePool* const*>(block)[-1]; }

  /// Coroutine frames may hold anything: what is asked for them so that the block is aligned to 16 bytes.
  static constexpr std::size_t frame_size(std::size_t bytes) { return (bytes + header + 15) / 16 * 16 - header; }

  /// The loop this pool belongs to; null once it is gone.
  Loop* owner() const { return owner_; }
  /// Blocks handed out and not yet given back.
  std::size_t live() const { return live_; }
  /// The loop goes: the pool follows when it is empty.
  void orphan() noexcept;

 private:
  explicit FramePool(Loop& owner) : owner_(&owner) {}
  ~FramePool();

#ifdef COMPTOIR_BARE_BLOCKS
  static constexpr bool pooling = false;  // every block from the heap, so that the sanitizer sees its end
#else
  static constexpr bool pooling = true;
#endif
  static constexpr std::size_t grain = 8;
  static constexpr std::size_t classes = 129;  // up to 1 KiB; what is larger comes from the heap
  struct Free {
    Free* next;
  };

  /// A block that is given back must have room for a Free, even if nothing was asked for.
  static constexpr std::size_t class_of(std::size_t bytes) {
    return (std::max(bytes, sizeof(Free)) + header + grain - 1) / grain;
  }
  static void* allocate_fresh(FramePool* pool, std::size_t bytes);
  static void free_to_heap(void* block) noexcept;
  void leave_if_orphan() noexcept {
    if (owner_ == nullptr) delete this;
  }
  std::byte* carve(std::size_t size);

  Loop* owner_;
  std::size_t live_ = 0;
  std::byte* chunk_ = nullptr;
  std::byte* chunk_end_ = nullptr;
  std::size_t chunk_size_ = 4096;
  std::array<Free*, classes> free_{};
  std::vector<std::byte*> chunks_;
};

}  // namespace comptoir::loop
