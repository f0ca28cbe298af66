#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace taper {

/// One of the tags, such as enumtype::kReLU: what std::variant is to types with values, which takes
/// a compiler a megabyte for each list of types.
template <class... Tags>
class Choice {
 public:
  /// The first tag.
  constexpr Choice() = default;
  template <class Tag, class = std::enable_if_t<(std::is_same_v<Tag, Tags> || ...)>>
  constexpr Choice(Tag) : index_(index_of<Tag>()) {}
  /// The same tag, chosen among fewer.
  template <class... Fewer, class = std::enable_if_t<sizeof...(Fewer) < sizeof...(Tags)>>
  constexpr Choice(const Choice<Fewer...>& choice) {
    constexpr unsigned char places[] = {index_of<Fewer>()...};
    index_ = places[choice.index()];
  }

  /// True if the tag is the one that was chosen.
  template <class Tag>
  constexpr bool is(Tag) const {
    return index_ == index_of<Tag>();
  }
  /// The place of the chosen tag among the tags.
  constexpr std::size_t index() const { return index_; }
  constexpr bool operator==(const Choice& other) const { return index_ == other.index_; }
  constexpr bool operator!=(const Choice& other) const { return index_ != other.index_; }

 private:
  template <class Tag>
  static constexpr unsigned char index_of() {
    static_assert((std::is_same_v<Tag, Tags> || ...), "this is none of the choices");
    unsigned char index = 0;
    static_cast<void>(((!std::is_same_v<Tag, Tags> && (++index, true)) && ...));
    return index;
  }

  unsigned char index_ = 0;
};

namespace detail {
struct HasValue {};
}  // namespace detail

/// A value, or one of the tags in its place.
template <class Value, class... Tags>
class ValueOr {
 public:
  template <class V, class = std::enable_if_t<std::is_convertible_v<V, Value> &&
                                              !(std::is_same_v<std::decay_t<V>, Tags> || ...)>>
  ValueOr(V&& value) : value_(std::forward<V>(value)) {}
  template <class Tag, class = std::enable_if_t<(std::is_same_v<Tag, Tags> || ...)>, class = void>
  ValueOr(Tag tag) : choice_(tag) {}

  /// The value; null if a tag is there.
  const Value* value() const { return choice_.index() == 0 ? &value_ : nullptr; }
  /// True if the tag is what is there.
  template <class Tag>
  bool is(Tag tag) const {
    return choice_.is(tag);
  }

 private:
  static Value unused() {
    if constexpr (std::is_default_constructible_v<Value>)
      return Value();
    else
      return Value(0);
  }

  Choice<detail::HasValue, Tags...> choice_;
  Value value_ = unused();  // a std::optional costs a compiler a megabyte for each type, too
};

}  // namespace taper
