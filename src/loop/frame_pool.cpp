#include "loop/frame_pool.hpp"

#include <algorithm>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define COMPTOIR_BARE_BLOCKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define COMPTOIR_BARE_BLOCKS 1
#endif
#endif

namespace comptoir::loop {
namespace {

#ifdef COMPTOIR_BARE_BLOCKS
constexpr bool pooling = false;  // every block from the heap, so that the sanitizer sees its end
#else
constexpr bool pooling = true;
#endif

constexpr std::size_t header = sizeof(void*);
constexpr std::size_t lead = 16 - header;  // the header ends where an aligned block begins

std::byte* heap_block(std::size_t bytes) {
  return static_cast<std::byte*>(::operator new(lead + header + bytes)) + lead;
}

}  // namespace

void* FramePool::allocate(FramePool* pool, std::size_t bytes) {
  const std::size_t index = (bytes + header + grain - 1) / grain;
  std::byte* block;
  if (!pooling || pool == nullptr || index >= classes) {
    block = heap_block(bytes);
  } else if (Free* head = pool->free_[index]) {
    pool->free_[index] = head->next;
    block = reinterpret_cast<std::byte*>(head);
  } else {
    block = static_cast<std::byte*>(pool->carve(index * grain));
  }
  if (pool) ++pool->live_;
  *reinterpret_cast<FramePool**>(block) = pool;
  return block + header;
}

void FramePool::free(void* memory, std::size_t bytes) noexcept {
  std::byte* block = static_cast<std::byte*>(memory) - header;
  FramePool* pool = *reinterpret_cast<FramePool**>(block);
  const std::size_t index = (bytes + header + grain - 1) / grain;
  if (!pooling || pool == nullptr || index >= classes) {
    ::operator delete(block - lead);
  } else {
    pool->free_[index] = new (block) Free{pool->free_[index]};
  }
  if (pool && --pool->live_ == 0 && pool->owner_ == nullptr) delete pool;
}

void* FramePool::carve(std::size_t size) {
  if (static_cast<std::size_t>(chunk_end_ - chunk_) < size) {
    chunk_size_ = std::min<std::size_t>(chunk_size_ * 2, 1 << 20);
    std::byte* fresh = static_cast<std::byte*>(::operator new(chunk_size_));
    chunks_.push_back(fresh);
    chunk_ = fresh + lead;
    chunk_end_ = fresh + chunk_size_;
  }
  std::byte* block = chunk_;
  chunk_ += size;
  return block;
}

void FramePool::orphan() noexcept {
  owner_ = nullptr;
  if (live_ == 0) delete this;
}

FramePool::~FramePool() {
  for (std::byte* chunk : chunks_) ::operator delete(chunk);
}

}  // namespace comptoir::loop
