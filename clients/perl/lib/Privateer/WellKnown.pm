package Privateer::WellKnown;

# Google's own messages as plain Perl: a wrapper is what it wraps, a FieldMask an array, a Struct a hash.

use strict;
use warnings;
no warnings 'recursion';    ## no critic (ProhibitNoWarnings) - values nest, up to a limit

use B ();
use Scalar::Util qw(blessed looks_like_number);

use Privateer::Any;
use Privateer::JSON qw(quote is_bool is_number is_null);
use Privateer::Proto;

# As deep as the Java side reads: a value inside another one is two messages further down.
our $MAX_DEPTH = 100;

my %WRAPPED = map { $_ . 'Value' => lc } qw(Bool Bytes Double Float Int32 Int64 String UInt32 UInt64);

my %FORMS = (
    Any => {
        to_json   => \&_no_json,
        from_json => \&_no_json,
        to_proto  => sub {
            my ($any) = @_;
            die Privateer::Types::shown($any), " is no Privateer::Any\n" if !blessed $any || !$any->isa('Privateer::Any');
            return Privateer::Types::fields_to_proto({ type_url => $any->type_url, value => $any->value }, _any_fields());
        },
        from_proto => sub { return Privateer::Any->new(%{ Privateer::Types::fields_from_proto($_[0], _any_fields()) }) },
    },
    Empty => {
        to_json    => sub { _hash($_[0]); die "is not empty\n" if %{ $_[0] }; return '{}' },
        from_json  => sub { _hash($_[0]); return {} },
        to_proto   => sub { _hash($_[0]); die "is not empty\n" if %{ $_[0] }; return q{} },
        from_proto => sub { Privateer::Proto::parse($_[0]); return {} },
    },
    FieldMask => {
        to_json    => sub { return quote(join q{,}, map { _camel($_) } @{ _array($_[0]) }) },
        from_json  => \&_paths,
        to_proto   => sub { return join q{}, map { Privateer::Proto::bytes_field(1, Privateer::Proto::utf8_bytes($_)) } @{ _array($_[0]) } },
        from_proto => sub { return [ Privateer::Proto::all('string', Privateer::Proto::parse($_[0])->{1} // []) ] },
    },
    Struct => {
        to_json    => sub { return _value_to_json(_hash($_[0]), 1) },
        from_json  => sub { return _value_from_json(_hash($_[0]), 1) },
        to_proto   => sub { return _struct_to_proto(_hash($_[0]), 1) },
        from_proto => sub { return _struct_from_proto($_[0], 1) },
    },
    ListValue => {
        to_json    => sub { return _value_to_json(_array($_[0]), 1) },
        from_json  => sub { return _value_from_json(_array($_[0]), 1) },
        to_proto   => sub { return _list_to_proto(_array($_[0]), 1) },
        from_proto => sub { return _list_from_proto($_[0], 1) },
    },
    Value => {
        to_json    => sub { return _value_to_json($_[0],   1) },
        from_json  => sub { return _value_from_json($_[0], 1) // Privateer::JSON::null },
        to_proto   => sub { return _value_to_proto($_[0],  1) },
        from_proto => sub { return _value_from_proto($_[0], 1) // Privateer::JSON::null },
    },
);

# Takes a name like Struct or Int32Value.
sub new {
    my ($class, $name) = @_;
    my $forms = $FORMS{$name};
    if (!$forms) {
        my $inner = Privateer::Types->can($WRAPPED{$name} // die "there is no google.protobuf.$name here\n")->('Privateer::Types');
        $forms = {
            to_json    => sub { return $inner->to_json($_[0]) },
            from_json  => sub { return $inner->from_json($_[0]) },
            to_proto   => sub { return $inner->field_to_proto(1, $_[0]) },
            from_proto => sub { return $inner->from_proto(Privateer::Proto::parse($_[0])->{1}) },
        };
    }
    return bless { name => $name, %{$forms} }, $class;
}

sub has_json     { my ($self) = @_; return $self->{name} ne 'Any' }
sub accepts_null { my ($self) = @_; return $self->{name} eq 'Value' }

sub to_json    { my ($self, $value) = @_; return $self->{to_json}->($value) }
sub from_json  { my ($self, $json)  = @_; return $self->{from_json}->($json) }
sub to_proto   { my ($self, $value) = @_; return $self->{to_proto}->($value) }
sub from_proto { my ($self, $bytes) = @_; return $self->{from_proto}->($bytes) }

sub _no_json { die "google.protobuf.Any has no JSON here, use Protocol Buffers bodies: codec => 'protobuf'\n" }

sub _any_fields {
    return (
        Privateer::Types::field('type_url', 'typeUrl', 1, Privateer::Types->string),
        Privateer::Types::field('value',    'value',   2, Privateer::Types->bytes));
}

sub _hash {
    my ($value) = @_;
    return $value if ref $value eq 'HASH';
    die Privateer::Types::shown($value), " is no reference to a hash\n";
}

sub _array {
    my ($value) = @_;
    return $value if ref $value eq 'ARRAY';
    die Privateer::Types::shown($value), " is no reference to an array\n";
}

# ---- paths

# user.display_name becomes user.displayName; a path that would not come back is refused.
sub _camel {
    my ($path) = @_;
    die Privateer::Types::shown($path), " is a path that has no JSON\n" if !defined $path || $path =~ /[A-Z,]|_(?![a-z])/;
    return $path =~ s/_([a-z])/\u$1/gr;
}

sub _paths {
    my ($json) = @_;
    die "is no string\n" if ref $json;
    my @paths = split /,/, $json, -1;
    for my $path (@paths) {
        die Privateer::Types::shown($path), " is no path of a field mask\n" if $path eq q{} || $path =~ /_/;
    }
    return [ map { s/([A-Z])/_\l$1/gr } @paths ];
}

# ---- values

sub _deeper {
    my ($depth) = @_;
    die "values nested deeper than $MAX_DEPTH messages\n" if $depth + 2 > $MAX_DEPTH;
    return $depth + 2;
}

# What a plain scalar is: Perl keeps which of the two it was made as.
sub _is_number {
    my ($value) = @_;
    my $flags = B::svref_2object(\$value)->FLAGS;
    return $flags & (B::SVf_IOK | B::SVf_NOK) && !($flags & B::SVf_POK);
}

# The kind of a value, and it without its clothes.
sub _kind {
    my ($value) = @_;
    return ('null')                    if !defined $value || is_null($value);
    return (bool => $value ? 1 : 0)    if is_bool($value) || blessed $value && $value->isa('JSON::PP::Boolean');
    return (number => 0 + "$value")    if is_number($value) || ref $value eq q{} && _is_number($value);
    return (string => $value)          if ref $value eq q{};
    return (hash => $value)            if ref $value eq 'HASH';
    return (array => $value)           if ref $value eq 'ARRAY';
    die 'a reference, ' . ref($value) . ", is nothing that JSON has\n";
}

sub _value_to_json {
    my ($value, $depth) = @_;
    my ($kind, $plain) = _kind($value);
    return 'null'                    if $kind eq 'null';
    return $plain ? 'true' : 'false' if $kind eq 'bool';
    return quote($plain)             if $kind eq 'string';
    if ($kind eq 'number') {
        my $json = Privateer::Types->double->to_json($plain);
        die "a value of $plain has no JSON: it would be read as a string\n" if $json =~ /"/;
        return $json;
    }
    my $deeper = _deeper($depth);
    return '[' . join(q{,}, map { _value_to_json($_, $deeper) } @{$plain}) . ']' if $kind eq 'array';
    return '{' . join(q{,}, map { quote($_) . q{:} . _value_to_json($plain->{$_}, $deeper) } sort keys %{$plain}) . '}';
}

sub _value_from_json {
    my ($json, $depth) = @_;
    return if is_null($json);
    # As a double, which it is everywhere else, too: Perl would take a long one for an integer.
    return unpack 'd', pack 'd', "$json" if is_number($json);
    return [ map { scalar _value_from_json($_, _deeper($depth)) } @{$json} ] if ref $json eq 'ARRAY';
    return { map { $_ => scalar _value_from_json($json->{$_}, _deeper($depth)) } keys %{$json} } if ref $json eq 'HASH';
    return $json;
}

sub _value_to_proto {
    my ($value, $depth) = @_;
    my ($kind, $plain) = _kind($value);
    return Privateer::Proto::tag(1, 0) . "\0" if $kind eq 'null';
    return Privateer::Types->double->to_proto(2, $plain) if $kind eq 'number';
    return Privateer::Types->string->to_proto(3, $plain) if $kind eq 'string';
    return Privateer::Types->bool->to_proto(4, $plain)   if $kind eq 'bool';
    my $deeper = _deeper($depth);
    return Privateer::Proto::bytes_field(5, _struct_to_proto($plain, $deeper)) if $kind eq 'hash';
    return Privateer::Proto::bytes_field(6, _list_to_proto($plain, $deeper));
}

sub _struct_to_proto {
    my ($hash, $depth) = @_;
    return join q{}, map {
        my $entry = Privateer::Types->string->to_proto(1, $_) . Privateer::Proto::bytes_field(2, _value_to_proto($hash->{$_}, $depth));
        Privateer::Proto::bytes_field(1, $entry)
    } sort keys %{$hash};
}

sub _list_to_proto {
    my ($array, $depth) = @_;
    return join q{}, map { Privateer::Proto::bytes_field(1, _value_to_proto($_, $depth)) } @{$array};
}

# Of several kinds the last one counts, and pieces of it are one message; undef is the null.
sub _value_from_proto {
    my ($bytes, $depth) = @_;
    my $found = Privateer::Proto::parse($bytes);
    Privateer::Types::leave_last($found, 1 .. 6);
    my ($kind) = grep { $found->{$_} } 1 .. 6;
    die "a value of no kind that this program knows\n" if !$kind;
    my $parts = $found->{$kind};
    if ($kind == 1) {
        Privateer::Types->int32->from_proto($parts);
        return;
    }
    return Privateer::Types->double->from_proto($parts) if $kind == 2;
    return Privateer::Types->string->from_proto($parts) if $kind == 3;
    return Privateer::Types->bool->from_proto($parts) ? Privateer::JSON::true : Privateer::JSON::false if $kind == 4;
    my $inside = join q{}, map { Privateer::Proto::content($_) } @{$parts};
    return $kind == 5 ? _struct_from_proto($inside, _deeper($depth)) : _list_from_proto($inside, _deeper($depth));
}

sub _struct_from_proto {
    my ($bytes, $depth) = @_;
    my %hash;
    for my $part (@{ Privateer::Proto::parse($bytes)->{1} // [] }) {
        my $entry = Privateer::Proto::parse(Privateer::Proto::content($part));
        my $value = join q{}, map { Privateer::Proto::content($_) } @{ $entry->{2} // [] };
        $hash{ Privateer::Types->string->from_proto($entry->{1}) } = scalar _value_from_proto($value, $depth);
    }
    return \%hash;
}

sub _list_from_proto {
    my ($bytes, $depth) = @_;
    return [ map { scalar _value_from_proto(Privateer::Proto::content($_), $depth) } @{ Privateer::Proto::parse($bytes)->{1} // [] } ];
}

1;
