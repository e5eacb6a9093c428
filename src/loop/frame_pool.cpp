#include "loop/frame_pool.hpp"

#include <algorithm>
#include <cstdint>

namespace comptoir::loop {
namespace {

constexpr std::size_t lead = 16 - sizeof(void*);  // the header ends where an aligned block begins

}  // namespace

void* FramePool::allocate_fresh(FramePool* pool, std::size_t bytes) {
  const std::size_t index = class_of(bytes);
  std::byte* block;
  if (!pooling || pool == nullptr || index >= classes) {
    block = static_cast<std::byte*>(::operator new(lead + header + bytes)) + lead;
  } else {
    block = pool->carve(index * grain);
  }
  if (pool) ++pool->live_;
  *reinterpret_cast<FramePool**>(block) = pool;
  return block + header;
}

void FramePool::free_to_heap(void* memory) noexcept {
  FramePool* pool = of(memory);
  ::operator delete(static_cast<std::byte*>(memory) - header - lead);
  if (pool && --pool->live_ == 0) pool->leave_if_orphan();
}

/// A block of a multiple of 16 bytes begins where what follows its header is aligned to 16.
std::byte* FramePool::carve(std::size_t size) {
  if (size % 16 == 0 && reinterpret_cast<std::uintptr_t>(chunk_ + header) % 16 != 0) chunk_ += grain;
  if (chunk_end_ - chunk_ < static_cast<std::ptrdiff_t>(size)) {
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
