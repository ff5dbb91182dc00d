// Generated from Java by Privateer. Changes here are lost: change the Java source and build.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "privateer/generated.hpp"

namespace shop {

struct Everything;
struct EverythingArrays;
struct EverythingBoxes;
struct EverythingDefaults;
struct EverythingLists;
struct EverythingMaps;
struct EverythingOptionals;
struct EverythingPoint;
struct EverythingScalars;
struct EverythingTexts;
struct EverythingTimes;
struct OutOfStock;
struct PageOfEverythingPoint;
struct PageOfStringList;
struct Shape;
struct ShapeCircle;
struct ShapeSquare;
struct SoldForever;

enum class Color : std::int32_t {
  unspecified = 0,
  /// Warm.
  red = 1,
  green = 2,
};

/// Without a constant for what is not known.
enum class Mood : std::int32_t {
  unspecified = 0,
  good = 1,
  bad = 2,
};

/// Values without presence.
struct EverythingScalars {
  std::int32_t i{};
  std::int64_t l{};
  float f{};
  double d{};
  bool b{};
  std::string s;
  std::string bytes;
};

void encode(const EverythingScalars& value, ::privateer::Writer& out);
void decode(EverythingScalars& value, ::privateer::Reader& in);

struct EverythingBoxes {
  std::optional<std::int32_t> i;
  std::optional<std::int64_t> l;
  std::optional<float> f;
  std::optional<double> d;
  std::optional<bool> b;
};

void encode(const EverythingBoxes& value, ::privateer::Writer& out);
void decode(EverythingBoxes& value, ::privateer::Reader& in);

/// Round.
struct ShapeCircle {
  double radius{};
};

void encode(const ShapeCircle& value, ::privateer::Writer& out);
void decode(ShapeCircle& value, ::privateer::Reader& in);

struct ShapeSquare {
  double side{};
  std::string variant;
};

void encode(const ShapeSquare& value, ::privateer::Writer& out);
void decode(ShapeSquare& value, ::privateer::Reader& in);

/// One of two forms.
struct Shape {
  /// Nothing is a variant that this program does not know.
  std::variant<std::monostate, ShapeCircle, ShapeSquare> variant;
};

void encode(const Shape& value, ::privateer::Writer& out);
void decode(Shape& value, ::privateer::Reader& in);

struct EverythingOptionals {
  std::optional<std::int32_t> i;
  std::optional<std::int64_t> l;
  std::optional<float> f;
  std::optional<double> d;
  std::optional<bool> b;
  std::optional<std::string> s;
  std::optional<std::string> bytes;
  std::optional<std::string> uuid;
  std::optional<Color> color;
  std::optional<::privateer::Timestamp> instant;
  std::optional<Shape> shape;
};

void encode(const EverythingOptionals& value, ::privateer::Writer& out);
void decode(EverythingOptionals& value, ::privateer::Reader& in);

struct EverythingDefaults {
  std::int32_t i = 3;
  std::int64_t l = INT64_MIN;
  float f = 1.5F;
  double d = 1.0E300;
  bool b = true;
  std::string s = "a\042\134u0041\012\303\251";
  Color color = Color::green;
};

void encode(const EverythingDefaults& value, ::privateer::Writer& out);
void decode(EverythingDefaults& value, ::privateer::Reader& in);

struct EverythingTexts {
  std::string uuid;
  std::string decimal;
  std::string integer;
};

void encode(const EverythingTexts& value, ::privateer::Writer& out);
void decode(EverythingTexts& value, ::privateer::Reader& in);

struct EverythingTimes {
  ::privateer::Timestamp instant;
  ::privateer::Duration duration;
  std::string date;
  std::string time;
  std::string date_time;
  std::string offset_date_time;
};

void encode(const EverythingTimes& value, ::privateer::Writer& out);
void decode(EverythingTimes& value, ::privateer::Reader& in);

struct EverythingLists {
  std::vector<std::int32_t> ints;
  std::vector<std::int64_t> longs;
  std::vector<float> floats;
  std::vector<double> doubles;
  std::vector<bool> booleans;
  std::vector<std::string> strings;
  std::vector<std::string> bytes;
  std::vector<std::string> uuids;
  std::vector<Color> colors;
  std::vector<::privateer::Timestamp> instants;
  std::vector<Shape> shapes;
  std::vector<std::vector<std::string>> nested;
  std::vector<std::int32_t> set;
  std::vector<std::string> dates;
};

void encode(const EverythingLists& value, ::privateer::Writer& out);
void decode(EverythingLists& value, ::privateer::Reader& in);

struct EverythingArrays {
  std::vector<std::int32_t> ints;
  std::vector<std::int64_t> longs;
  std::vector<float> floats;
  std::vector<double> doubles;
  std::vector<bool> booleans;
  std::vector<std::string> strings;
  std::vector<std::string> bytes;
  std::vector<Color> colors;
  std::vector<EverythingPoint> points;
};

void encode(const EverythingArrays& value, ::privateer::Writer& out);
void decode(EverythingArrays& value, ::privateer::Reader& in);

struct EverythingPoint {
  std::int32_t x{};
  std::int32_t y{};
};

void encode(const EverythingPoint& value, ::privateer::Writer& out);
void decode(EverythingPoint& value, ::privateer::Reader& in);

struct EverythingMaps {
  std::map<std::string, std::int32_t> by_string;
  std::map<std::int32_t, std::string> by_int;
  std::map<std::int64_t, bool> by_long;
  std::map<bool, double> by_boolean;
  std::map<std::string, EverythingPoint> by_uuid;
  std::map<std::string, Color> by_date;
  std::map<std::string, std::vector<EverythingPoint>> lists;
  std::map<std::string, std::map<std::string, std::string>> maps;
  std::map<std::string, ::privateer::Duration> durations;
};

void encode(const EverythingMaps& value, ::privateer::Writer& out);
void decode(EverythingMaps& value, ::privateer::Reader& in);

/// One component for every row of the mapping.
struct Everything {
  EverythingScalars scalars;
  EverythingBoxes boxes;
  EverythingOptionals optionals;
  EverythingDefaults defaults;
  EverythingTexts texts;
  EverythingTimes times;
  EverythingLists lists;
  EverythingArrays arrays;
  EverythingMaps maps;
  Color color{};
  std::optional<Mood> mood;
  Shape shape;
  ::privateer::OptionalBox<Everything> next;
};

void encode(const Everything& value, ::privateer::Writer& out);
void decode(Everything& value, ::privateer::Reader& in);

/// Nothing left.
struct OutOfStock {
  std::string message;
  std::string article;
  std::int32_t left{};
};

void encode(const OutOfStock& value, ::privateer::Writer& out);
void decode(OutOfStock& value, ::privateer::Reader& in);

/// A part of a longer list.
struct PageOfEverythingPoint {
  std::vector<EverythingPoint> items;
  std::int32_t total{};
};

void encode(const PageOfEverythingPoint& value, ::privateer::Writer& out);
void decode(PageOfEverythingPoint& value, ::privateer::Reader& in);

/// A part of a longer list.
struct PageOfStringList {
  std::vector<std::vector<std::string>> items;
  std::int32_t total{};
};

void encode(const PageOfStringList& value, ::privateer::Writer& out);
void decode(PageOfStringList& value, ::privateer::Reader& in);

/// Nothing left, and nothing will come.
struct SoldForever {
  std::string message;
  std::string article;
  std::int32_t left{};
};

void encode(const SoldForever& value, ::privateer::Writer& out);
void decode(SoldForever& value, ::privateer::Reader& in);

/// Nothing left.
class OutOfStockError final : public ::privateer::TypedError<OutOfStockError, OutOfStock> {
 public:
  using TypedError::TypedError;
};

/// Nothing left, and nothing will come.
class SoldForeverError final : public ::privateer::TypedError<SoldForeverError, SoldForever> {
 public:
  using TypedError::TypedError;
};

/// All that can be asked of the shop.
///
/// A second paragraph with a backslash \ and an end of a comment, &#42;/.
class ShopClient {
 public:
  /// The client must outlive this one, which is as thread-safe.
  explicit ShopClient(::privateer::Client& client) : client_(&client) {}

  /// Gives back what it gets.
  Everything echo(const Everything& everything, const ::privateer::CallOptions& options = {}) const {
    return try_echo(everything, options).value();
  }

  /// As `echo`, but gives errors back in place of throwing them.
  ::privateer::Result<Everything> try_echo(
      const Everything& everything,
      const ::privateer::CallOptions& options = {}) const;

  std::optional<EverythingPoint> find(
      const std::string& id,
      const std::optional<std::string>& hint,
      const ::privateer::CallOptions& options = {}) const {
    return try_find(id, hint, options).value();
  }

  /// As `find`, but gives errors back in place of throwing them.
  ::privateer::Result<std::optional<EverythingPoint>> try_find(
      const std::string& id,
      const std::optional<std::string>& hint,
      const ::privateer::CallOptions& options = {}) const;

  PageOfStringList names(const ::privateer::CallOptions& options = {}) const {
    return try_names(options).value();
  }

  /// As `names`, but gives errors back in place of throwing them.
  ::privateer::Result<PageOfStringList> try_names(const ::privateer::CallOptions& options = {}) const;

  void ping(const ::privateer::CallOptions& options = {}) const {
    return try_ping(options).value();
  }

  /// As `ping`, but gives errors back in place of throwing them.
  ::privateer::Result<void> try_ping(const ::privateer::CallOptions& options = {}) const;

  PageOfEverythingPoint points(std::int32_t from, const ::privateer::CallOptions& options = {}) const {
    return try_points(from, options).value();
  }

  /// As `points`, but gives errors back in place of throwing them.
  ::privateer::Result<PageOfEverythingPoint> try_points(
      std::int32_t from,
      const ::privateer::CallOptions& options = {}) const;

  std::int64_t sum(
      const std::vector<std::int32_t>& numbers,
      const ::privateer::CallOptions& options = {}) const {
    return try_sum(numbers, options).value();
  }

  /// As `sum`, but gives errors back in place of throwing them.
  ::privateer::Result<std::int64_t> try_sum(
      const std::vector<std::int32_t>& numbers,
      const ::privateer::CallOptions& options = {}) const;

  /// Takes some off the shelf.
  /// Throws SoldForeverError.
  /// Throws OutOfStockError.
  std::int32_t take(
      const std::string& article,
      std::int32_t count,
      const ::privateer::CallOptions& options = {}) const {
    return try_take(article, count, options).value();
  }

  /// As `take`, but gives errors back in place of throwing them.
  ::privateer::Result<std::int32_t> try_take(
      const std::string& article,
      std::int32_t count,
      const ::privateer::CallOptions& options = {}) const;

 private:
  ::privateer::Client* client_;
};

}  // namespace shop
