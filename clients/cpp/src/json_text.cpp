#include "json_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <regex>

#include "privateer/wire.hpp"

namespace privateer {
namespace {

constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::int64_t day = 86'400;
constexpr std::int64_t first_timestamp = -62'135'596'800;
constexpr std::int64_t last_timestamp = 253'402'300'799;
constexpr std::int64_t longest_duration = 315'576'000'000;
constexpr std::int32_t second = 1'000'000'000;

/// Longer than any time is; std::regex needs stack for each character.
constexpr std::size_t longest_time = 40;

struct Date {
  std::int64_t year;
  int month;
  int day_of_month;
};

/// Days since 1970 in the proleptic Gregorian calendar. Years begin in March here, so that leap days come last.
std::int64_t days_of(const Date& date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day_of_month - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

Date date_of(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t of_era = days - era * 146'097;
  const std::int64_t year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t march = (5 * of_year + 2) / 153;
  const int month = static_cast<int>(march < 10 ? march + 3 : march - 9);
  return {year + era * 400 + (month <= 2 ? 1 : 0), month, static_cast<int>(of_year - (153 * march + 2) / 5 + 1)};
}

/// With leading zeros.
std::string padded(std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

/// Of a second: nothing, or three, six or nine digits.
std::string fraction(std::int32_t nanos) {
  if (nanos == 0) {
    return "";
  }
  std::string digits = padded(nanos, 9);
  while (digits.compare(digits.size() - 3, 3, "000") == 0) {
    digits.resize(digits.size() - 3);
  }
  return "." + digits;
}

std::int32_t nanos_of(std::string digits) {
  digits.resize(9, '0');
  return static_cast<std::int32_t>(std::stol(digits));
}

template <typename T>
std::string shortest(T value) {
  if (std::isnan(value)) {
    return "\"NaN\"";
  }
  if (std::isinf(value)) {
    return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
  }
  char buffer[64];
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
  // Minus zero as a whole number would be read as zero by some.
  return text == "-0" ? "-0.0" : text;
}

/// The digits of a whole number that is written with a point or an exponent.
std::optional<std::string> whole(std::string_view number) {
  const bool negative = number.front() == '-';
  number.remove_prefix(negative ? 1 : 0);
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::size_t point = std::min(number.find('.'), e);
  std::string digits(number.substr(0, point));
  digits += number.substr(std::min(point + 1, e), e - std::min(point + 1, e));
  int exponent = 0;
  if (e < number.size()) {
    const std::size_t begin = number[e + 1] == '+' ? e + 2 : e + 1;
    if (std::from_chars(number.data() + begin, number.data() + number.size(), exponent).ec != std::errc()) {
      return std::nullopt;
    }
  }
  // Where the point is behind the exponent; what is far off is out of every range, or no whole number.
  const std::int64_t end = std::int64_t{exponent} + static_cast<std::int64_t>(point);
  if (digits.find_first_not_of('0') == std::string::npos) {
    return "0";
  }
  constexpr std::int64_t longest = 2'000;
  if (end <= 0 || end > longest) {
    return std::nullopt;
  }
  const auto length = static_cast<std::size_t>(end);
  if (digits.find_first_not_of('0', std::min(length, digits.size())) != std::string::npos) {
    return std::nullopt;
  }
  digits.resize(length, '0');
  digits.erase(0, digits.find_first_not_of('0'));
  return negative ? "-" + digits : digits;
}

}  // namespace

std::string quoted(std::string_view text) {
  static constexpr std::string_view special = "\"\\\b\f\n\r\t";
  static constexpr std::string_view letters = "\"\\bfnrt";
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char character : text) {
    const auto code = static_cast<unsigned char>(character);
    if (const std::size_t found = special.find(character); found != std::string_view::npos) {
      out += '\\';
      out += letters[found];
    } else if (code < 0x20) {
      out += "\\u00";
      out += digits[code >> 4];
      out += digits[code & 15];
    } else {
      out += character;
    }
  }
  return out + '"';
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = i; j < i + 3; j++) {
      group = group << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0);
    }
    for (std::size_t j = 0; j < 4; j++) {
      text += i + j <= bytes.size() ? base64_digits[group >> (18 - 6 * j) & 63] : '=';
    }
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  static constexpr std::string_view digits = base64_digits;
  const std::size_t padding = text.size() - (text.find_last_not_of('=') + 1);
  text.remove_suffix(padding);
  if (text.size() % 4 == 1 || (padding > 0 && (text.size() + padding) % 4 != 0) || padding > 2) {
    return std::nullopt;
  }
  std::string bytes;
  std::uint32_t group = 0;
  int bits = 0;
  for (const char character : text) {
    const std::size_t digit = digits.find(character == '-' ? '+' : character == '_' ? '/' : character);
    if (digit == std::string_view::npos) {
      return std::nullopt;
    }
    group = group << 6 | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(group >> bits & 0xff);
    }
  }
  return bytes;
}

std::string to_text(float value) { return shortest(value); }

std::string to_text(double value) { return shortest(value); }

bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto take = [&](std::string_view any) {
    const bool taken = at < text.size() && any.find(text[at]) != std::string_view::npos;
    at += taken ? 1 : 0;
    return taken;
  };
  const auto digits = [&take] {
    const bool some = take("0123456789");
    while (take("0123456789")) {
    }
    return some;
  };
  take("-");
  if (!take("0") && !digits()) {
    return false;
  }
  if (take(".") && !digits()) {
    return false;
  }
  if (take("eE")) {
    take("+-");
    if (!digits()) {
      return false;
    }
  }
  return at == text.size() && at <= longest_number;
}

template <typename T>
std::optional<T> integer(std::string_view number) {
  if (!is_number(number)) {
    return std::nullopt;
  }
  std::optional<std::string> digits;
  if (number.find_first_of(".eE") != std::string_view::npos) {
    digits = whole(number);
    if (!digits) {
      return std::nullopt;
    }
    number = *digits;
  }
  T value{};
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value);
  return error == std::errc() && stop == end ? std::optional<T>(value) : std::nullopt;
}

template std::optional<std::int32_t> integer(std::string_view);
template std::optional<std::uint32_t> integer(std::string_view);
template std::optional<std::int64_t> integer(std::string_view);
template std::optional<std::uint64_t> integer(std::string_view);

template <typename T>
std::optional<T> floating(std::string_view number) {
  if (!is_number(number)) {
    return std::nullopt;
  }
  T value{};
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value);
  if (stop == end && error == std::errc::result_out_of_range) {
    // Too large, or so small that it is zero.
    const std::size_t e = number.find_first_of("eE");
    const bool small = e == std::string_view::npos ? number.find_first_of("123456789") > number.find('.')
                                                   : number.substr(e + 1, 1) == "-";
    return small ? std::optional<T>(number.front() == '-' ? -T{} : T{}) : std::nullopt;
  }
  return stop == end && error == std::errc() ? std::optional<T>(value) : std::nullopt;
}

template std::optional<float> floating(std::string_view);
template std::optional<double> floating(std::string_view);

std::string to_text(const Timestamp& value) {
  if (value.seconds < first_timestamp || value.seconds > last_timestamp || value.nanos < 0 || value.nanos >= second) {
    throw CodecError(std::to_string(value.seconds) + " seconds and " + std::to_string(value.nanos) +
                     " nanoseconds are no time within the years 1 to 9999");
  }
  const std::int64_t of_day = (value.seconds % day + day) % day;
  const Date date = date_of((value.seconds - of_day) / day);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day_of_month, 2) + "T" +
         padded(of_day / 3'600, 2) + ":" + padded(of_day / 60 % 60, 2) + ":" + padded(of_day % 60, 2) +
         fraction(value.nanos) + "Z";
}

std::optional<Timestamp> timestamp(std::string_view text) {
  static const std::regex form(
      "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,9}))?"
      "(?:Z|([+-])([0-9]{2}):([0-9]{2}))");
  const std::string copy(text.substr(0, longest_time));
  std::smatch parts;
  if (text.size() > longest_time || !std::regex_match(copy, parts, form)) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t part) { return parts[part].matched ? std::stoi(parts[part]) : 0; };
  const Date date{number(1), number(2), number(3)};
  const std::int64_t days = days_of(date);
  const Date same = date_of(days);
  const bool exists = same.month == date.month && same.day_of_month == date.day_of_month;
  if (!exists || number(4) > 23 || number(5) > 59 || number(6) > 59 || number(9) > 18 || number(10) > 59) {
    return std::nullopt;
  }
  const std::int64_t offset = number(9) * 3'600 + number(10) * 60;
  const std::int64_t seconds = days * day + number(4) * 3'600 + number(5) * 60 + number(6) -
                               (parts[8] == "-" ? -offset : offset);
  if (seconds < first_timestamp || seconds > last_timestamp) {
    return std::nullopt;
  }
  return Timestamp{seconds, nanos_of(parts[7])};
}

std::string to_text(const Duration& value) {
  const bool negative = value.seconds < 0 || value.nanos < 0;
  const bool mixed = negative && (value.seconds > 0 || value.nanos > 0);
  if (mixed || value.seconds < -longest_duration || value.seconds > longest_duration || value.nanos <= -second ||
      value.nanos >= second) {
    throw CodecError(std::to_string(value.seconds) + " seconds and " + std::to_string(value.nanos) +
                     " nanoseconds are no duration");
  }
  return (negative ? "-" : "") + std::to_string(std::abs(value.seconds)) + fraction(std::abs(value.nanos)) + "s";
}

std::optional<Duration> duration(std::string_view text) {
  static const std::regex form("(-?)([0-9]{1,12})(?:\\.([0-9]{1,9}))?s");
  const std::string copy(text.substr(0, longest_time));
  std::smatch parts;
  if (text.size() > longest_time || !std::regex_match(copy, parts, form)) {
    return std::nullopt;
  }
  const int sign = parts[1].length() > 0 ? -1 : 1;
  const Duration value{sign * std::stoll(parts[2]), sign * nanos_of(parts[3])};
  return std::abs(value.seconds) <= longest_duration ? std::optional<Duration>(value) : std::nullopt;
}

}  // namespace privateer
