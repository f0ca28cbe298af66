#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "taper/core/base/error.h"

namespace taper {

/// A dictionary that keeps the order in which its items were inserted. Wrong keys and positions
/// throw; messages call a key by the dictionary's `key_description`.
template <class Key, class Value>
class OrderedDict {
 public:
  class Item {
   public:
    Item(Key key, Value value) : pair_(std::move(key), std::move(value)) {}
    const Key& key() const { return pair_.first; }
    Value& value() { return pair_.second; }
    const Value& value() const { return pair_.second; }
    Value& operator*() { return value(); }
    const Value& operator*() const { return value(); }
    Value* operator->() { return &value(); }
    const Value* operator->() const { return &value(); }
    const std::pair<Key, Value>& pair() const { return pair_; }

   private:
    std::pair<Key, Value> pair_;
  };
  using Iterator = typename std::vector<Item>::iterator;
  using ConstIterator = typename std::vector<Item>::const_iterator;

  explicit OrderedDict(std::string key_description = "Key")
      : key_description_(std::move(key_description)) {}
  OrderedDict(std::initializer_list<Item> items) : OrderedDict() {
    for (const Item& item : items) insert(item.key(), item.value());
  }

  const std::string& key_description() const { return key_description_; }
  std::size_t size() const { return items_.size(); }
  bool is_empty() const { return items_.empty(); }
  const std::vector<Item>& items() const { return items_; }
  Iterator begin() { return items_.begin(); }
  Iterator end() { return items_.end(); }
  ConstIterator begin() const { return items_.begin(); }
  ConstIterator end() const { return items_.end(); }

  /// The item at a position.
  Item& operator[](std::size_t index) {
    check(index < size(), "OrderedDict", "Index ", index, " is out of bounds, the size is ",
          size());
    return items_[index];
  }
  const Item& operator[](std::size_t index) const { return const_cast<OrderedDict&>(*this)[index]; }
  Item& front() {
    check(!is_empty(), "OrderedDict", "Called front() on an empty OrderedDict");
    return items_.front();
  }
  const Item& front() const { return const_cast<OrderedDict&>(*this).front(); }
  Item& back() {
    check(!is_empty(), "OrderedDict", "Called back() on an empty OrderedDict");
    return items_.back();
  }
  const Item& back() const { return const_cast<OrderedDict&>(*this).back(); }

  /// The value of a key; find() returns null where it is missing, [] throws.
  Value* find(const Key& key) {
    const auto at = place(key);
    return is_at(at, key) ? &items_[*at].value() : nullptr;
  }
  const Value* find(const Key& key) const { return const_cast<OrderedDict&>(*this).find(key); }
  bool contains(const Key& key) const { return find(key) != nullptr; }
  Value& operator[](const Key& key) {
    Value* value = find(key);
    check(value != nullptr, "OrderedDict", key_description_, " '", key, "' is not defined");
    return *value;
  }
  const Value& operator[](const Key& key) const { return const_cast<OrderedDict&>(*this)[key]; }

  /// Appends; throws if the key is there already.
  Value& insert(Key key, Value value) {
    const auto at = place(key);
    check(!is_at(at, key), "OrderedDict", key_description_, " '", key, "' already defined");
    sorted_.insert(at, size());
    items_.emplace_back(std::move(key), std::move(value));
    return items_.back().value();
  }
  /// Appends all items of `other`.
  void update(const OrderedDict& other) {
    for (const Item& item : other) insert(item.key(), item.value());
  }
  void reserve(std::size_t capacity) { items_.reserve(capacity); }
  void erase(const Key& key) {
    const auto at = place(key);
    check(is_at(at, key), "OrderedDict", "Key '", key, "' doesn't exist");
    const std::size_t gap = *at;
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(gap));
    sorted_.erase(at);
    for (std::size_t& position : sorted_) position -= position > gap;
  }
  void clear() {
    items_.clear();
    sorted_.clear();
  }

  std::vector<Key> keys() const {
    return collect<Key>([](const Item& i) { return i.key(); });
  }
  std::vector<Value> values() const {
    return collect<Value>([](const Item& i) { return i.value(); });
  }
  std::vector<std::pair<Key, Value>> pairs() const {
    return collect<std::pair<Key, Value>>([](const Item& i) { return i.pair(); });
  }

 private:
  /// Where the key stands among the sorted ones, or would stand.
  auto place(const Key& key) const {
    return std::lower_bound(sorted_.begin(), sorted_.end(), key,
                            [this](std::size_t i, const Key& k) { return items_[i].key() < k; });
  }
  bool is_at(std::vector<std::size_t>::const_iterator at, const Key& key) const {
    return at != sorted_.end() && items_[*at].key() == key;
  }
  template <class T, class F>
  std::vector<T> collect(F f) const {
    std::vector<T> out;
    out.reserve(size());
    for (const Item& item : items_) out.push_back(f(item));
    return out;
  }

  std::vector<Item> items_;
  std::vector<std::size_t> sorted_;  // positions, in the order of the keys
  std::string key_description_;
};

/// Equal keys with equal values in the same order.
template <class Key, class Value>
bool operator==(const OrderedDict<Key, Value>& a, const OrderedDict<Key, Value>& b) {
  return a.pairs() == b.pairs();
}

}  // namespace taper
