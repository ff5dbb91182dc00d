package Privateer::Proto;

# The bytes of Protocol Buffers: tags, varints, and what is behind them. Numbers of 64 bits need a Perl that has them.

use strict;
use warnings;

use Config;

BEGIN { die "Privateer needs a Perl with integers of 64 bits\n" if $Config{ivsize} < 8 }

my %WIRE_TYPE = (
    (map { $_ => 0 } qw(int32 int64 uint32 uint64 sint32 sint64 bool)),
    (map { $_ => 1 } qw(fixed64 sfixed64 double)),
    (map { $_ => 2 } qw(string bytes)),
    (map { $_ => 5 } qw(fixed32 sfixed32 float)),
);

sub wire_type { return $WIRE_TYPE{ $_[0] } }
sub packs     { return $WIRE_TYPE{ $_[0] } != 2 }

sub varint {
    my ($value) = @_;
    return chr $value if $value >= 0 && $value < 0x80;
    # A negative number is that of its 64 bits.
    $value = unpack 'Q', pack 'q', $value if $value < 0;
    my $bytes = q{};
    while ($value >= 0x80) {
        $bytes .= chr(($value & 0x7f) | 0x80);
        $value >>= 7;
    }
    return $bytes . chr $value;
}

sub tag { my ($number, $type) = @_; return varint($number << 3 | $type) }

sub bytes_field { my ($number, $bytes) = @_; return tag($number, 2) . varint(length $bytes) . $bytes }

# Text as it travels, in UTF-8. Perl's own strict encoding refuses characters that the others know, such as U+FFFF.
sub utf8_bytes {
    my ($text) = @_;
    die "text with half a surrogate pair, which UTF-8 cannot express\n" if $text =~ /[\x{d800}-\x{dfff}]/;
    die "a character beyond U+10FFFF\n" if $text =~ /[^\x{0}-\x{10ffff}]/;
    my $bytes = "$text";
    utf8::encode($bytes);
    return $bytes;
}

sub utf8_text {
    my ($bytes) = @_;
    my $text = $bytes;
    die "not UTF-8\n" if !utf8::decode($text);
    # Where all is ASCII there is nothing to look for, and looking takes its time.
    die "not UTF-8\n" if utf8::is_utf8($text) && ($text =~ /[\x{d800}-\x{dfff}]/ || $text =~ /[^\x{0}-\x{10ffff}]/);
    return $text;
}

# A scalar without its tag.
sub scalar {
    my ($wire, $value) = @_;
    if ($wire eq 'string') {
        my $bytes = utf8_bytes($value);
        return varint(length $bytes) . $bytes;
    }
    if ($wire eq 'bytes') {
        die "a character above 255 in bytes\n" if $value =~ /[^\x00-\xff]/;
        my $bytes = "$value";
        utf8::downgrade($bytes);
        return varint(length $bytes) . $bytes;
    }
    return varint($value ? 1 : 0) if $wire eq 'bool';
    return pack 'd<', $value      if $wire eq 'double';
    return pack 'f<', $value      if $wire eq 'float';
    return pack 'l<', $value      if $wire eq 'sfixed32';
    return pack 'q<', $value      if $wire eq 'sfixed64';
    return pack 'L<', $value      if $wire eq 'fixed32';
    return pack 'Q<', $value      if $wire eq 'fixed64';
    if ($wire eq 'sint32' || $wire eq 'sint64') {
        use integer;
        my $number = 0 + $value;
        return varint(unpack 'Q', pack 'q', ($number << 1) ^ ($number < 0 ? -1 : 0));
    }
    return varint(0 + $value);
}

# All fields of a message by number: lists of wire type, content and place.
sub parse {
    my ($bytes) = @_;
    my %found;
    my $end = length $bytes;
    my $at  = 0;
    while ($at < $end) {
        my $tag = _varint(\$bytes, \$at);
        my ($number, $type) = ($tag >> 3, $tag & 7);
        die "field number $number\n" if $number < 1 || $number > 536_870_911;
        my $content;
        if ($type == 0) {
            $content = _varint(\$bytes, \$at);
        }
        else {
            my $length = $type == 1 ? 8 : $type == 5 ? 4 : $type == 2 ? _varint(\$bytes, \$at) : die "wire type $type\n";
            die "cut short\n" if $length > $end - $at;
            $content = substr $bytes, $at, $length;
            $at += $length;
        }
        push @{ $found{$number} }, [ $type, $content, $at ];
    }
    return \%found;
}

sub _varint {
    my ($bytes, $at) = @_;
    my ($value, $shift) = (0, 0);
    while (1) {
        die "cut short\n" if ${$at} >= length ${$bytes};
        my $byte = ord substr ${$bytes}, ${$at}++, 1;
        die "a number over 64 bits\n" if $shift == 63 && $byte > 1;
        $value |= ($byte & 0x7f) << $shift;
        return $value if $byte < 0x80;
        $shift += 7;
    }
}

# The bytes of a nested message.
sub content {
    my ($part) = @_;
    die "has another type\n" if $part->[0] != 2;
    return $part->[1];
}

# All values of a scalar field, packed and unpacked.
sub all {
    my ($wire, $parts) = @_;
    my $type = $WIRE_TYPE{$wire};
    my @values;
    for my $part (@{$parts}) {
        my ($is, $content) = @{$part};
        if ($is == $type) {
            push @values, _value($wire, $content);
        }
        elsif ($is == 2) {
            push @values, _packed($wire, $type, $content);
        }
        else {
            die "has another type\n";
        }
    }
    return @values;
}

sub _packed {
    my ($wire, $type, $content) = @_;
    my @values;
    if ($type == 0) {
        my $at = 0;
        push @values, _value($wire, _varint(\$content, \$at)) while $at < length $content;
        return @values;
    }
    my $size = $type == 1 ? 8 : 4;
    die "cut short\n" if length($content) % $size;
    return map { _value($wire, $_) } unpack "(a$size)*", $content;
}

sub _value {
    my ($wire, $content) = @_;
    return $content if $wire eq 'bytes' || $wire eq 'uint64';
    return utf8_text($content) if $wire eq 'string';
    return $content ? 1 : q{} if $wire eq 'bool';
    return unpack 'q', pack 'Q', $content if $wire eq 'int64';
    return unpack 'l', pack 'L', $content & 0xffffffff if $wire eq 'int32';
    return $content & 0xffffffff if $wire eq 'uint32';
    return unpack 'd<', $content if $wire eq 'double';
    return unpack 'f<', $content if $wire eq 'float';
    return unpack 'l<', $content if $wire eq 'sfixed32';
    return unpack 'q<', $content if $wire eq 'sfixed64';
    return unpack 'L<', $content if $wire eq 'fixed32';
    return unpack 'Q<', $content if $wire eq 'fixed64';
    my $half = $content >> 1;
    return $content & 1 ? -$half - 1 : $half;
}

1;
