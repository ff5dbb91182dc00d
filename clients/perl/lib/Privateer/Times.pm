package Privateer::Times;

# Times and durations: their texts, and their messages in Protocol Buffers. To the nanosecond, which no number of Perl's holds.

use strict;
use warnings;

use POSIX ();
use Scalar::Util qw(looks_like_number);

use Privateer::Proto;

# A timestamp has one text. Seconds since 1970 are taken too.
sub timestamp_text {
    my ($value) = @_;
    if ("$value" =~ /\A([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.]([0-9]{1,9}))?Z\z/ && "$value" !~ /\A0000/) {
        return $1 . _fraction($2 // q{}) . 'Z';
    }
    die Privateer::Types::shown($value), " is neither a time like 2026-01-31T23:59:00Z nor seconds since 1970\n" if !looks_like_number($value);
    return _timestamp_of(POSIX::floor($value), sprintf '%09d', 1e9 * ($value - POSIX::floor($value)));
}

sub _timestamp_of {
    my ($seconds, $nanos) = @_;
    die "$seconds seconds are outside the years 0001 to 9999\n" if $seconds < -62_135_596_800 || $seconds > 253_402_300_799;
    my ($s, $m, $h, $day, $month, $year) = gmtime $seconds;
    my $date = sprintf '%04d-%02d-%02dT%02d:%02d:%02d', $year + 1900, $month + 1, $day, $h, $m, $s;
    return $date . _fraction($nanos) . 'Z';
}

# No, three, six or nine digits.
sub _fraction {
    my ($digits) = @_;
    $digits =~ s/0+\z//;
    return q{} if $digits eq q{};
    $digits .= '0' while length($digits) % 3;
    return ".$digits";
}

# A duration is its seconds, as a decimal number that Perl calculates with and that is exact as text.
sub duration_text {
    my ($value) = @_;
    my $text = "$value";
    $text = sprintf '%.9f', $value if $text =~ /e/i && looks_like_number($text);
    my ($sign, $seconds, $digits) = $text =~ /\A(-?)([0-9]+)(?:[.]([0-9]+))?\z/ or die Privateer::Types::shown($value), " is no duration\n";
    $digits = substr +($digits // q{}) . '0' x 9, 0, 9;
    $seconds =~ s/\A0+(?=[0-9])//;
    die "$seconds seconds are over 10000 years\n" if Privateer::Types::compare($seconds, '315576000000') > 0;
    $sign = q{} if $seconds == 0 && $digits == 0;
    return $sign . $seconds . _fraction($digits);
}

# ---- Protocol Buffers

sub timestamp_to_proto {
    my ($value) = @_;
    my ($year, $month, $day, $h, $m, $s, $digits) =
        timestamp_text($value) =~ /\A(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)(?:[.](\d+))?Z\z/;
    return _message(_epoch($year, $month, $day) + $h * 3600 + $m * 60 + $s, substr +($digits // q{}) . '0' x 9, 0, 9);
}

sub duration_to_proto {
    my ($value) = @_;
    my ($sign, $seconds, $digits) = duration_text($value) =~ /\A(-?)(\d+)(?:[.](\d+))?\z/;
    return _message("$sign$seconds", $sign . (0 + substr +($digits // q{}) . '0' x 9, 0, 9));
}

sub timestamp_from_proto {
    my ($bytes) = @_;
    my ($seconds, $nanos) = _seconds_and_nanos($bytes);
    die "$nanos nanoseconds, must be from 0 to 999999999\n" if $nanos < 0 || $nanos > 999_999_999;
    return _timestamp_of($seconds, sprintf '%09d', $nanos);
}

sub duration_from_proto {
    my ($bytes) = @_;
    my ($seconds, $nanos) = _seconds_and_nanos($bytes);
    die "$seconds seconds and $nanos nanoseconds are no duration\n" if $seconds * $nanos < 0 || abs $nanos > 999_999_999;
    return duration_text(($seconds < 0 || $nanos < 0 ? q{-} : q{}) . abs($seconds) . sprintf '.%09d', abs $nanos);
}

# Both messages are of the same two fields.
sub _seconds_and_nanos {
    my ($bytes) = @_;
    my $found = Privateer::Proto::parse($bytes);
    return (
        $found->{1} ? (Privateer::Proto::all('int64', $found->{1}))[-1] : 0,
        $found->{2} ? (Privateer::Proto::all('int32', $found->{2}))[-1] : 0,
    );
}

# Days since 1970 in the proleptic Gregorian calendar, in seconds (Hinnant, "chrono-compatible date algorithms").
sub _epoch {
    my ($year, $month, $day) = @_;
    $year-- if $month <= 2;
    my $era      = POSIX::floor($year / 400);
    my $of_era   = $year - $era * 400;
    my $of_year  = int((153 * ($month + ($month > 2 ? -3 : 9)) + 2) / 5) + $day - 1;
    my $day_of_era = $of_era * 365 + int($of_era / 4) - int($of_era / 100) + $of_year;
    return ($era * 146_097 + $day_of_era - 719_468) * 86_400;
}

sub _message {
    my ($seconds, $nanos) = @_;
    my $bytes = q{};
    $bytes .= Privateer::Proto::tag(1, 0) . Privateer::Proto::scalar('int64', 0 + $seconds) if $seconds != 0;
    $bytes .= Privateer::Proto::tag(2, 0) . Privateer::Proto::scalar('int32', 0 + $nanos)   if $nanos != 0;
    return $bytes;
}

1;
