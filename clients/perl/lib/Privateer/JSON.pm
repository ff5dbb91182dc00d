package Privateer::JSON;

# JSON whose numbers stay exact: they are read as their text, which Perl takes for the number where one is wanted.

use strict;
use warnings;
no warnings 'recursion';    ## no critic (ProhibitNoWarnings) - messages nest, up to a limit

use Exporter qw(import);

use Privateer::Proto;

our @EXPORT_OK = qw(decode_json quote true false null is_bool is_number is_null);

our $MAX_DEPTH = 500;

my $TRUE  = bless \(my $yes = 1),  'Privateer::JSON::Boolean';
my $FALSE = bless \(my $no  = q{}), 'Privateer::JSON::Boolean';

{
    package Privateer::JSON::Boolean;
    use overload 'bool' => sub { ${ $_[0] } }, '""' => sub { ${ $_[0] } ? 'true' : 'false' }, fallback => 1;
}
{
    package Privateer::JSON::Null;
    use overload 'bool' => sub { 0 }, '""' => sub { 'null' }, fallback => 1;
}
{
    package Privateer::JSON::Number;
    use overload '0+' => sub { 0 + ${ $_[0] } }, '""' => sub { ${ $_[0] } }, fallback => 1;
}

my $NULL = bless \(my $nothing = q{}), 'Privateer::JSON::Null';

sub null    { return $NULL }
sub is_null { return ref $_[0] eq 'Privateer::JSON::Null' }

sub true  { return $TRUE }
sub false { return $FALSE }

sub is_bool   { return ref $_[0] eq 'Privateer::JSON::Boolean' }
sub is_number { return ref $_[0] eq 'Privateer::JSON::Number' }

my %ESCAPE = ("\n" => '\n', "\r" => '\r', "\t" => '\t', '"' => '\"', q{\\} => '\\\\');

# A string with its quotes, in characters.
sub quote {
    my ($text) = @_;
    $text =~ s{(["\\\x00-\x1f\x7f\x{2028}\x{2029}])}{$ESCAPE{$1} // sprintf '\\u%04x', ord $1}ge;
    return qq{"$text"};
}

# One value, from bytes in UTF-8. Dies with what is wrong, without a place in Perl's own source.
sub decode_json {
    my ($bytes) = @_;
    my $text = Privateer::Proto::utf8_text($bytes);
    pos($text) = 0;
    my $value = _value(\$text, 0);
    die 'more text behind the end, at character ' . pos($text) . "\n" if $text !~ /\G[ \t\r\n]*\z/gc;
    return $value;
}

sub _value {
    my ($text, $depth) = @_;
    ${$text} =~ /\G[ \t\r\n]+/gc;
    if (${$text} =~ /\G"/gc) {
        return _string($text);
    }
    if (${$text} =~ /\G(-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?(?:[eE][-+]?[0-9]+)?)/gc) {
        my $number = $1;
        die 'a number of ' . length($number) . " characters\n" if length $number > 1_000;
        return bless \$number, 'Privateer::JSON::Number';
    }
    if (${$text} =~ /\G[{]/gc) {
        return _object($text, $depth + 1);
    }
    if (${$text} =~ /\G\[/gc) {
        return _array($text, $depth + 1);
    }
    return $TRUE  if ${$text} =~ /\Gtrue/gc;
    return $FALSE if ${$text} =~ /\Gfalse/gc;
    return        if ${$text} =~ /\Gnull/gc;
    die 'no JSON at character ' . (pos(${$text}) // 0) . "\n";
}

sub _object {
    my ($text, $depth) = @_;
    die "nested deeper than $MAX_DEPTH\n" if $depth > $MAX_DEPTH;
    my %object;
    return \%object if ${$text} =~ /\G[ \t\r\n]*[}]/gc;
    while (1) {
        ${$text} =~ /\G[ \t\r\n]*"/gc or die 'no name at character ' . pos(${$text}) . "\n";
        my $name = _string($text);
        ${$text} =~ /\G[ \t\r\n]*:/gc or die 'no colon at character ' . pos(${$text}) . "\n";
        die "the name \"$name\" twice\n" if exists $object{$name};
        $object{$name} = _value($text, $depth);
        next             if ${$text} =~ /\G[ \t\r\n]*,/gc;
        return \%object  if ${$text} =~ /\G[ \t\r\n]*[}]/gc;
        die 'an object without end at character ' . pos(${$text}) . "\n";
    }
}

sub _array {
    my ($text, $depth) = @_;
    die "nested deeper than $MAX_DEPTH\n" if $depth > $MAX_DEPTH;
    my @array;
    return \@array if ${$text} =~ /\G[ \t\r\n]*\]/gc;
    while (1) {
        push @array, scalar _value($text, $depth);
        next           if ${$text} =~ /\G[ \t\r\n]*,/gc;
        return \@array if ${$text} =~ /\G[ \t\r\n]*\]/gc;
        die 'an array without end at character ' . pos(${$text}) . "\n";
    }
}

my %UNESCAPE = (n => "\n", r => "\r", t => "\t", b => "\b", f => "\f", '"' => '"', q{\\} => q{\\}, q{/} => q{/});

sub _string {
    my ($text) = @_;
    my $string = q{};
    while (1) {
        if (${$text} =~ /\G([^"\\\x00-\x1f]+)/gc) {
            $string .= $1;
        }
        elsif (${$text} =~ /\G"/gc) {
            return $string;
        }
        elsif (${$text} =~ /\G\\(["\\\/bfnrt])/gc) {
            $string .= $UNESCAPE{$1};
        }
        elsif (${$text} =~ /\G\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/gc) {
            $string .= chr 0x10000 + ((hex($1) & 0x3ff) << 10) + (hex($2) & 0x3ff);
        }
        elsif (${$text} =~ /\G\\u(?![dD][89a-fA-F])([0-9a-fA-F]{4})/gc) {
            $string .= chr hex $1;
        }
        else {
            die 'a broken string at character ' . pos(${$text}) . "\n";
        }
    }
}

1;
