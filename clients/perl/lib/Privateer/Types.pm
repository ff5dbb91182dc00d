package Privateer::Types;

# What fields hold: how a value goes into JSON and Protocol Buffers, and comes out. Generated code tells fields as data.

use strict;
use warnings;
no warnings 'recursion';    ## no critic (ProhibitNoWarnings) - messages nest, up to a limit

use MIME::Base64 ();
use Scalar::Util qw(blessed looks_like_number reftype);

use Privateer::JSON qw(quote is_bool is_number);
use Privateer::Proto;
use Privateer::Times;
use Privateer::WellKnown;

my $INF = 9**9**9;
my $NAN = -sin $INF;

sub _make { my ($class, %self) = @_; return bless {%self}, $class }

sub _scalar { my ($class, $wire) = @_; return $class->_make(kind => 'scalar', wire => $wire, scalar => 1) }

for my $wire (qw(int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool float double string bytes)) {
    no strict 'refs';    ## no critic (ProhibitNoStrict) - fifteen constructors that differ in a name
    *{$wire} = sub { return $_[0]->_scalar($wire) };
}

# Values that travel as text, with the form that they must have.
my %FORMS = (
    decimal => [ qr/[-+]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:[eE][-+]?[0-9]+)?/, 'number' ],
    integer => [ qr/-?[0-9]+/, 'whole number' ],
    uuid => [ qr/[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/, 'UUID' ],
    date => [ qr/(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}/, 'date like 2026-01-31' ],
    time => [ qr/[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?/, 'time like 23:59:00' ],
    date_time => [ qr/(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?/,
        'date and time like 2026-01-31T23:59:00' ],
    offset_date_time => [
        qr/(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?(?:Z|[-+][0-9]{2}:[0-9]{2})/,
        'date, time and offset like 2026-01-31T23:59:00+01:00' ],
);
for my $form (keys %FORMS) {
    no strict 'refs';    ## no critic (ProhibitNoStrict)
    *{$form} = sub { return $_[0]->_make(kind => 'scalar', wire => 'string', form => $form, scalar => 1) };
}

sub timestamp { return $_[0]->_make(kind => 'timestamp') }
sub duration  { return $_[0]->_make(kind => 'duration') }

# One of Google's own messages, by its name without the package.
sub known { my ($class, $name) = @_; return $class->_make(kind => 'known', known => Privateer::WellKnown->new($name)) }

# A record's class, or that of a sealed interface: both tell how they become a message.
sub record { my ($class, $of) = @_; return $class->_make(kind => 'record', class => $of) }
sub union  { my ($class, $of) = @_; return $class->record($of) }
sub enum   { my ($class, $of) = @_; return $class->_make(kind => 'enum',   class => $of, wire => 'int32', scalar => 1) }

sub list { my ($class, $element) = @_; return $class->_make(kind => 'list', element => $element) }
sub map  { my ($class, $key, $value) = @_; return $class->_make(kind => 'map', key => $key, value => $value) }

# A list or map inside another one: in Protocol Buffers a message with one field.
sub wrapped { my ($class, $inner) = @_; return $class->_make(kind => 'wrapped', inner => $inner) }

# Of a field: it may be undef; it has a value when an older sender does not send it.
sub optional  { my ($class, $type) = @_; return $class->_make(%{$type}, optional => 1) }
sub defaulted { my ($class, $type, $value) = @_; return $class->_make(%{$type}, has_default => 1, default => $value) }

# A field of a message; former is its name in JSON before it was renamed, if it was.
sub field {
    my ($name, $json, $number, $type, $former) = @_;
    return { name => $name, json => $json, number => $number, type => $type, former => $former };
}

# What a constructor takes for a field that it is not given.
sub absent_argument {
    my ($self) = @_;
    return $self->{default} if $self->{has_default};
    return []               if $self->{kind} eq 'list';
    return {}               if $self->{kind} eq 'map';
    return;
}

# What an absent field reads as. Dies for one that must be there.
sub absent {
    my ($self) = @_;
    return $self->{default} if $self->{has_default};
    return                  if $self->{optional};
    my $kind = $self->{kind};
    return [] if $kind eq 'list';
    return {} if $kind eq 'map';
    return $self->{class}->privateer_name_of(0) if $kind eq 'enum';
    die "is missing\n" if $kind ne 'scalar' || $self->{form};
    my $wire = $self->{wire};
    return $wire eq 'string' || $wire eq 'bytes' || $wire eq 'bool' ? q{} : 0;
}

# ---- checks

my %RANGE = (
    int32  => [ '-2147483648',          '2147483647' ],
    uint32 => [ '0',                    '4294967295' ],
    int64  => [ '-9223372036854775808', '9223372036854775807' ],
    uint64 => [ '0',                    '18446744073709551615' ],
);
@RANGE{qw(sint32 sfixed32)} = ($RANGE{int32}) x 2;
@RANGE{qw(sint64 sfixed64)} = ($RANGE{int64}) x 2;
@RANGE{qw(fixed32 fixed64)} = @RANGE{qw(uint32 uint64)};

# A whole number in its range, exactly.
sub _integer {
    my ($wire, $value) = @_;
    my $text = "$value";
    if ($text !~ /\A-?[0-9]+\z/) {
        # What JSON calls a number may be written 1e3 or 5.0.
        die shown($value), " is no whole number\n" if !looks_like_number($text) || $text != int $text || abs $text > 2**53;
        $text = sprintf '%d', $text;
    }
    $text =~ s/\A(-?)0+(?=[0-9])/$1/;
    $text = '0' if $text eq '-0';
    my ($least, $most) = @{ $RANGE{$wire} };
    die "$text is not within $least and $most\n" if compare($text, $least) < 0 || compare($text, $most) > 0;
    return $text;
}

# Compares whole numbers of any length as text.
sub compare {
    my ($left, $right) = @_;
    my ($l, $r) = map { /\A-/ ? -1 : 1 } $left, $right;
    return $l <=> $r if $l != $r;
    my ($a, $b) = map { s/\A-//r } $left, $right;
    return $l * (length $a <=> length $b || $a cmp $b);
}

# A value in a message for people; a long one is cut.
sub shown {
    my ($value) = @_;
    return 'undef' if !defined $value;
    my $text = substr "$value", 0, 40;
    $text =~ s/[^\x20-\x7e]/?/g;
    return qq{"$text"};
}

sub _formed {
    my ($form, $value) = @_;
    my $text = "$value";
    my ($pattern, $like) = @{ $FORMS{$form} };
    die shown($text), " is no $like\n" if $text !~ /\A$pattern\z/;
    if ($form eq 'decimal' || $form eq 'integer') {
        my ($digits) = $text =~ /\A([^eE]*)/;
        my $count = () = $digits =~ /[0-9]/g;
        die "a number of $count digits is over 1000\n" if $count > 1_000;
    }
    return $text;
}

sub _float {
    my ($wire, $value) = @_;
    my $text = "$value";
    return $text eq 'NaN' ? $NAN : $text =~ /\A-/ ? -$INF : $INF if $text =~ /\A(?:NaN|-?Infinity)\z/;
    die shown($value), " is no number\n" if !looks_like_number($text);
    # Perl takes the text "-0" for an integer, and calculates with zeros as with integers: these have no sign of their own.
    return $text =~ /\A-0*[.]?0*(?:[eE].*)?\z/ ? -0.0 : unpack 'd', pack 'd', $value;
}

# ---- JSON

sub to_json {
    my ($self, $value) = @_;
    my $kind = $self->{kind};
    die "must be defined\n" if !defined $value;
    return $self->_scalar_to_json($value) if $kind eq 'scalar';
    return quote($self->{class}->privateer_wire_name($value)) =~ s/\A"(-?[0-9]+)"\z/$1/r if $kind eq 'enum';
    return quote(Privateer::Times::timestamp_text($value)) if $kind eq 'timestamp';
    return quote(Privateer::Times::duration_text($value) . 's') if $kind eq 'duration';
    return '{"values":' . $self->{inner}->to_json($value) . '}' if $kind eq 'wrapped';
    return $self->{known}->to_json($value) if $kind eq 'known';

    if ($kind eq 'list') {
        die shown($value), " is no reference to an array\n" if (reftype($value) // q{}) ne 'ARRAY';
        my $element = $self->{element};
        return '[' . join(',', CORE::map { $element->to_json($_) } @{$value}) . ']';
    }
    if ($kind eq 'map') {
        die shown($value), " is no reference to a hash\n" if ref $value ne 'HASH';
        my ($key_type, $value_type) = @{$self}{qw(key value)};
        return '{' . join(',', CORE::map { quote($key_type->_key($_)) . ':' . $value_type->to_json($value->{$_}) } sort keys %{$value}) . '}';
    }
    return record_to_json($self->{class}, $value);
}

sub _scalar_to_json {
    my ($self, $value) = @_;
    my ($wire, $form) = @{$self}{qw(wire form)};
    return quote(_formed($form, $value)) if $form;
    die 'a reference, ' . ref($value) . ", is no $wire\n" if ref $value && !blessed $value;
    return quote("$value") if $wire eq 'string';
    return $value ? 'true' : 'false' if $wire eq 'bool';
    if ($wire eq 'bytes') {
        die "a character above 255 in bytes\n" if $value =~ /[^\x00-\xff]/;
        return quote(MIME::Base64::encode($value, q{}));
    }
    if ($wire eq 'double' || $wire eq 'float') {
        my $number = _float($wire, $value);
        return $number != $number ? '"NaN"' : $number > 0 ? '"Infinity"' : '"-Infinity"' if $number != $number || abs $number == $INF;
        my $text = sprintf $wire eq 'double' ? '%.17g' : '%.9g', $number;
        # An integer has no sign of its own where it is zero.
        return $text eq '-0' ? '-0.0' : $text;
    }
    my $text = _integer($wire, $value);
    return $wire =~ /64/ ? qq{"$text"} : $text;
}

# A key of a map, as text.
sub _key {
    my ($self, $key) = @_;
    return _formed($self->{form}, $key) if $self->{form};
    return "$key"                       if $self->{wire} eq 'string';
    return $key && $key ne 'false' ? 'true' : 'false' if $self->{wire} eq 'bool';
    return _integer($self->{wire}, $key);
}

sub from_json {
    my ($self, $json) = @_;
    my $kind = $self->{kind};
    return $self->absent                  if !defined $json;
    return $self->{known}->from_json($json) if $kind eq 'known';
    return $self->_scalar_from_json($json) if $kind eq 'scalar';
    return $self->{class}->privateer_name_of(is_number($json) ? 0 + $json : "$json") if $kind eq 'enum';

    if ($kind eq 'list') {
        die "is no array\n" if ref $json ne 'ARRAY';
        my $element = $self->{element};
        return [ CORE::map { $element->from_json($element->_given($_) // die "null as an element\n") } @{$json} ];
    }
    if ($kind eq 'timestamp' || $kind eq 'duration') {
        die "is no string\n" if ref $json;
        return $kind eq 'timestamp' ? Privateer::Times::timestamp_text($json) : Privateer::Times::duration_text($json =~ s/s\z//r);
    }
    die "is no object\n" if ref $json ne 'HASH';
    return $self->{inner}->from_json($json->{values}) if $kind eq 'wrapped';
    if ($kind eq 'map') {
        my ($key_type, $value_type) = @{$self}{qw(key value)};
        return { CORE::map { $key_type->_key($_) => $value_type->from_json($value_type->_given($json->{$_}) // die "null as a value\n") } keys %{$json} };
    }
    return record_from_json($self->{class}, $json);
}

# What stands in JSON: a null is absent, but where it is a value.
sub _given {
    my ($self, $json) = @_;
    return $json // ($self->{known} && $self->{known}->accepts_null ? Privateer::JSON::null : undef);
}

sub _scalar_from_json {
    my ($self, $json) = @_;
    my ($wire, $form) = @{$self}{qw(wire form)};
    die 'is ' . (ref $json eq 'HASH' ? 'an object' : 'an array') . "\n" if ref $json eq 'HASH' || ref $json eq 'ARRAY';
    if ($wire eq 'bool') {
        return $json ? 1 : q{} if is_bool($json);
        die "is neither true nor false\n";
    }
    die "is no $wire\n" if is_bool($json);
    if ($wire eq 'string') {
        die "is no string\n" if ref $json;
        return $form ? _formed($form, $json) : $json;
    }
    if ($wire eq 'bytes') {
        die "is no base64\n" if ref $json || $json !~ m{\A[A-Za-z0-9+/_-]*={0,2}\z};
        return MIME::Base64::decode($json =~ tr{-_}{+/}r);
    }
    return _float($wire, $json) if $wire eq 'double' || $wire eq 'float';
    return 0 + _integer($wire, $json);
}

# Whether one of these fields holds, at any depth, what has no JSON.
sub need_protobuf { return _need_protobuf({}, CORE::map { $_->{type} } @_) }

sub _need_protobuf {
    my ($seen, @types) = @_;
    for my $type (@types) {
        return 1 if $type->{known} && !$type->{known}->has_json;
        my @inside = grep { defined } @{$type}{qw(element value inner)};
        push @inside, CORE::map { $_->{type} } $type->{class}->privateer_fields
            if $type->{kind} eq 'record' && !$seen->{ $type->{class} }++;
        return 1 if _need_protobuf($seen, @inside);
    }
    return 0;
}

sub record_to_json {
    my ($class, $value) = @_;
    return '{' . join(',', fields_to_json($class->privateer_values($value), $class->privateer_fields)) . '}';
}

# Pairs of a record's fields; what is undef is left out.
sub fields_to_json {
    my ($values, @fields) = @_;
    my @pairs;
    for my $field (@fields) {
        my ($name, $type) = @{$field}{qw(name type)};
        my $value = $values->{$name};
        next if !defined $value && $type->{optional};
        my $json = eval { $type->to_json($value) } // die _at($name, $@);
        push @pairs, quote($field->{json}) . ":$json";
    }
    return @pairs;
}

sub record_from_json {
    my ($class, $json) = @_;
    my $values = fields_from_json($json, $class->privateer_fields);
    check_ones_of($class, $values);
    return $class->privateer_of($values);
}

# Dies for fields that are there and exclude each other.
sub check_ones_of {
    my ($class, $values) = @_;
    for my $one ($class->privateer_ones_of) {
        my @there = grep { defined $values->{$_} } @{$one};
        die "@there cannot be there together\n" if @there > 1;
    }
    return;
}

sub fields_from_json {
    my ($json, @fields) = @_;
    die "is no object\n" if ref $json ne 'HASH';
    my %values;
    for my $field (@fields) {
        my $name = $field->{name};
        my $type = $field->{type};
        my @there = grep { defined $_ && exists $json->{$_} && defined $type->_given($json->{$_}) } @{$field}{qw(json former)};
        die _at($name, "is there twice, as $there[0] and as $there[1]\n") if @there > 1;
        my $given = @there ? $type->_given($json->{ $there[0] }) : undef;
        eval { $values{$name} = $type->from_json($given); 1 } or die _at($name, $@);
    }
    return \%values;
}

sub _at {
    my ($name, $wrong) = @_;
    return $wrong if ref $wrong;
    my $nested = $wrong =~ /\A[A-Za-z_][\w.]*: /;
    return $name . ($nested ? q{.} : ': ') . $wrong;
}

# ---- Protocol Buffers

# A field's bytes, with its tag.
sub to_proto {
    my ($self, $number, $value) = @_;
    my $kind = $self->{kind};
    die "must be defined\n" if !defined $value;
    if ($kind eq 'list') {
        die shown($value), " is no reference to an array\n" if (reftype($value) // q{}) ne 'ARRAY';
        my $element = $self->{element};
        return join q{}, CORE::map { Privateer::Proto::bytes_field($number, $element->_message_bytes($_)) } @{$value}
            if !$element->{scalar};
        return join q{}, CORE::map { $element->to_proto($number, $_) } @{$value} if !Privateer::Proto::packs($element->{wire});
        return q{} if !@{$value};
        return Privateer::Proto::bytes_field($number, join q{}, CORE::map { $element->_wire_bytes($_) } @{$value});
    }
    if ($kind eq 'map') {
        die shown($value), " is no reference to a hash\n" if ref $value ne 'HASH';
        my ($key_type, $value_type) = @{$self}{qw(key value)};
        return join q{}, CORE::map {
            my $key = $key_type->{wire} eq 'bool' ? ($key_type->_key($_) eq 'true' ? 1 : 0) : $_;
            Privateer::Proto::bytes_field($number, $key_type->to_proto(1, $key) . $value_type->to_proto(2, $value->{$_}))
        } sort keys %{$value};
    }
    return Privateer::Proto::bytes_field($number, $self->_message_bytes($value)) if !$self->{scalar};
    return Privateer::Proto::tag($number, Privateer::Proto::wire_type($self->{wire})) . $self->_wire_bytes($value);
}

# A scalar's bytes, without a tag.
sub _wire_bytes {
    my ($self, $value) = @_;
    my ($wire, $form) = @{$self}{qw(wire form)};
    die "undef as an element\n" if !defined $value;
    $value =
          $self->{kind} eq 'enum' ? $self->{class}->privateer_number($value)
        : $form                   ? _formed($form, $value)
        : $RANGE{$wire}           ? _integer($wire, $value)
        : $wire eq 'float' || $wire eq 'double' ? _float($wire, $value)
        :                           $value;
    return Privateer::Proto::scalar($wire, $value);
}

sub _message_bytes {
    my ($self, $value) = @_;
    my $kind = $self->{kind};
    die "must be defined\n" if !defined $value;
    return $self->{inner}->to_proto(1, $value) if $kind eq 'wrapped';
    return $self->{known}->to_proto($value) if $kind eq 'known';
    return Privateer::Times::timestamp_to_proto($value) if $kind eq 'timestamp';
    return Privateer::Times::duration_to_proto($value)  if $kind eq 'duration';
    return record_to_proto($self->{class}, $value);
}

# Zero and empty are what an absent field reads as, and are not written, as in all libraries of Protocol Buffers; minus zero is.
sub field_to_proto {
    my ($self, $number, $value) = @_;
    return $self->to_proto($number, $value) if !$self->{scalar} || $self->{form} || $self->{optional} || $self->{has_default};
    die "must be defined\n" if !defined $value;
    my $bytes = $self->_wire_bytes($value);
    return $bytes =~ /\A\0+\z/ ? q{} : Privateer::Proto::tag($number, Privateer::Proto::wire_type($self->{wire})) . $bytes;
}

sub fields_to_proto {
    my ($values, @fields) = @_;
    my $bytes = q{};
    # By number, as all libraries do: the order of a constructor is another one.
    for my $field (sort { $a->{number} <=> $b->{number} } @fields) {
        my ($name, $type) = @{$field}{qw(name type)};
        my $value = $values->{$name};
        next if !defined $value && $type->{optional};
        $bytes .= eval { $type->field_to_proto($field->{number}, $value) } // die _at($name, $@);
    }
    return $bytes;
}

# The values of a message, from its bytes.
sub fields_from_proto {
    my ($bytes, @fields) = @_;
    return _values_of(Privateer::Proto::parse($bytes), @fields);
}

sub _values_of {
    my ($found, @fields) = @_;
    my %values;
    for my $field (@fields) {
        my $name = $field->{name};
        eval { $values{$name} = $field->{type}->from_proto($found->{ $field->{number} }); 1 } or die _at($name, $@);
    }
    return \%values;
}

# A record's bytes.
sub record_to_proto {
    my ($class, $value) = @_;
    return fields_to_proto($class->privateer_values($value), $class->privateer_fields);
}

sub record_from_proto {
    my ($class, $bytes) = @_;
    my $found  = Privateer::Proto::parse($bytes);
    my @fields = $class->privateer_fields;
    for my $one ($class->privateer_ones_of) {
        my %member = CORE::map { $_ => 1 } @{$one};
        leave_last($found, CORE::map { $_->{number} } grep { $member{ $_->{name} } } @fields);
    }
    return $class->privateer_of(_values_of($found, @fields));
}

# Of fields that exclude each other the last one counts, and of it what is behind the others.
sub leave_last {
    my ($found, @numbers) = @_;
    my @there = sort { $found->{$b}[-1][2] <=> $found->{$a}[-1][2] } grep { $found->{$_} } @numbers;
    return if @there < 2;
    my ($last, @others) = @there;
    my $from = $found->{ $others[0] }[-1][2];
    $found->{$last} = [ grep { $_->[2] > $from } @{ $found->{$last} } ];
    delete @{$found}{@others};
    return;
}

# A field's value, from all that came under its number.
sub from_proto {
    my ($self, $parts) = @_;
    my $kind = $self->{kind};
    return $self->absent if !$parts;
    if ($kind eq 'list') {
        my $element = $self->{element};
        return [ CORE::map { $element->_message_from([$_]) } @{$parts} ] if !$element->{scalar};
        return [ CORE::map { $element->_from_wire($_) } Privateer::Proto::all($element->{wire}, $parts) ];
    }
    if ($kind eq 'map') {
        my %map;
        for my $part (@{$parts}) {
            my $entry = Privateer::Proto::parse(Privateer::Proto::content($part));
            my $key   = $self->{key}->from_proto($entry->{1});
            $key = $key ? 'true' : 'false' if $self->{key}{wire} eq 'bool';
            $map{$key} = !$entry->{2} && !$self->{value}{scalar} ? $self->{value}->_message_from([]) : $self->{value}->from_proto($entry->{2});
        }
        return \%map;
    }
    return $self->_message_from($parts) if !$self->{scalar};
    return $self->_from_wire((Privateer::Proto::all($self->{wire}, $parts))[-1]);
}

sub _from_wire {
    my ($self, $value) = @_;
    return $self->{class}->privateer_name_of($value) if $self->{kind} eq 'enum';
    return $self->{form} ? _formed($self->{form}, $value) : $value;
}

# A message that came in pieces is their bytes one behind the other.
sub _message_from {
    my ($self, $parts) = @_;
    my $bytes = join q{}, CORE::map { Privateer::Proto::content($_) } @{$parts};
    my $kind = $self->{kind};
    return $self->{inner}->from_proto(Privateer::Proto::parse($bytes)->{1}) if $kind eq 'wrapped';
    return record_from_proto($self->{class}, $bytes) if $kind eq 'record';
    return $self->{known}->from_proto($bytes) if $kind eq 'known';
    return $kind eq 'timestamp' ? Privateer::Times::timestamp_from_proto($bytes) : Privateer::Times::duration_from_proto($bytes);
}

1;
