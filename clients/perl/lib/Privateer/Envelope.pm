package Privateer::Envelope;

# One request or reply in one frame, as JSON and as Protocol Buffers, and what cannot be read. Requests and replies are hashes
# with the names of the protocol's page; identities are bytes, enums are names, a body is the bytes of its own encoding.

use strict;
use warnings;

use Exporter qw(import);
use MIME::Base64 ();

use Privateer::Error;
use Privateer::JSON qw(decode_json quote is_bool is_number);
use Privateer::Proto;
use Privateer::Types;

our @EXPORT_OK = qw(encode_request decode_request encode_reply decode_reply check_metadata);

my $MAX_NUMBER  = '9223372036854775807';
my %KINDS       = (CALL => 1, WAIT => 2, CANCEL => 3, PING => 4);
my %CODECS      = (PROTOBUF => 1, JSON => 2);
my %EXECUTED    = (UNKNOWN => 0, NO => 1, YES => 2);
my %PRIORITIES  = (DEFAULT => 0, CRITICAL => 1, BACKGROUND => 2);
my %KIND_OF     = reverse %KINDS;
my %CODEC_OF    = reverse %CODECS;
my %EXECUTED_OF = reverse %EXECUTED;
my %PRIORITY_OF = reverse %PRIORITIES;

my $T = 'Privateer::Types';

sub _fields {
    my (@fields) = @_;
    return map {
        my ($name, $number, $type) = @{$_};
        (my $json = $name) =~ s/_([a-z])/\U$1/g;
        Privateer::Types::field($name, $json, $number, $type)
    } @fields;
}

# A message of the envelope's as the types know it.
sub _message {
    my ($name, @fields) = @_;
    my $class = "Privateer::Envelope::$name";
    my @described = _fields(@fields);
    my %methods = (
        privateer_fields  => sub { return @described },
        privateer_ones_of => sub { return },
        privateer_values  => sub { return $_[1] },
        privateer_of      => sub { return $_[1] },
    );
    for my $method (keys %methods) {
        no strict 'refs';    ## no critic (ProhibitNoStrict) - a class for each message
        *{"${class}::$method"} = $methods{$method};
    }
    return $class;
}

my $RANGE  = _message('Range', [ first => 1, $T->uint64 ], [ last => 2, $T->uint64 ]);
my $METHOD = _message('Method', [ path => 1, $T->string ], [ idempotent => 2, $T->bool ]);
my %MESSAGES = (
    registration => [
        _fields(
            [ endpoint => 1, $T->string ],
            [ instance => 2, $T->bytes ],
            [ methods  => 3, $T->list($T->record($METHOD)) ],
            [ lease_ms => 4, $T->uint32 ],
        )
    ],
    registered => [ _fields([ front => 1, $T->bytes ], [ lease_ms => 2, $T->uint32 ]) ],
);

my @SERVER = (
    [ instance          => 1, $T->bytes ],
    [ max_message_bytes => 2, $T->uint64 ],
    [ retention_ms      => 3, $T->uint64 ],
    [ capabilities      => 4, $T->list($T->string) ],
    [ methods           => 5, $T->list($T->string) ],
    [ queued            => 6, $T->uint32 ],
    [ executing         => 7, $T->uint32 ],
    [ workers           => 8, $T->uint32 ],
);
my $SERVER = _message('Server', @SERVER);
my $ERROR = _message('Error', [ name => 1, $T->string ], [ body => 2, $T->bytes ]);

my @REQUEST = _fields(
    [ kind       => 1,  $T->int32 ],
    [ client     => 2,  $T->bytes ],
    [ sequence   => 3,  $T->uint64 ],
    [ done_below => 4,  $T->uint64 ],
    [ done       => 5,  $T->list($T->record($RANGE)) ],
    [ scope      => 6,  $T->bytes ],
    [ bound_ms   => 7,  $T->int64 ],
    [ attempt    => 8,  $T->uint32 ],
    [ method     => 9,  $T->string ],
    [ timeout_ms => 10, $T->uint32 ],
    [ beat_ms    => 11, $T->uint32 ],
    [ codec      => 12, $T->int32 ],
    [ metadata   => 13, $T->map($T->string, $T->string) ],
    [ body       => 14, $T->bytes ],
    [ front      => 15, $T->bytes ],
    [ dispatch   => 16, $T->uint64 ],
    [ priority   => 17, $T->int32 ],
    [ extra      => 18, $T->bool ],
);
my @REPLY = _fields(
    [ client         => 1,  $T->bytes ],
    [ sequence       => 2,  $T->uint64 ],
    [ code           => 3,  $T->int32 ],
    [ message        => 4,  $T->string ],
    [ detail         => 5,  $T->optional($T->record($ERROR)) ],
    [ executed       => 6,  $T->int32 ],
    [ working        => 7,  $T->bool ],
    [ draining       => 8,  $T->bool ],
    [ retry_after_ms => 9,  $T->uint32 ],
    [ scope          => 10, $T->bytes ],
    [ store_ms       => 11, $T->int64 ],
    [ metadata       => 12, $T->map($T->string, $T->string) ],
    [ body           => 13, $T->bytes ],
    [ server         => 14, $T->optional($T->record($SERVER)) ],
    [ settled        => 15, $T->bool ],
);

# ---- writing

# The frame of a request, in the codec of its body; without one it is JSON.
sub encode_request {
    my ($request) = @_;
    my %out = (codec => 'JSON', priority => 'DEFAULT', %{$request});
    $out{done} = [ map { { first => $_->[0], last => $_->[1] } } @{ $out{done} // [] } ];
    if ($out{codec} eq 'PROTOBUF') {
        @out{qw(kind codec priority)} = ($KINDS{ $out{kind} }, $CODECS{PROTOBUF}, $PRIORITIES{ $out{priority} });
        return _proto(\%out, @REQUEST);
    }
    my @pairs = map { qq("$_":) . quote(delete $out{$_}) } qw(kind codec priority);
    return _json(\%out, \@pairs, @REQUEST);
}

# What a field says by being absent is left out.
sub _proto {
    my ($out, @fields) = @_;
    return Privateer::Types::fields_to_proto($out, grep { _worth_saying($out->{ $_->{name} }) } @fields);
}

sub _json {
    my ($out, $pairs, @fields) = @_;
    my $body = delete $out->{body};
    my @there = grep { _worth_saying($out->{ $_->{name} }) } @fields;
    push @{$pairs}, Privateer::Types::fields_to_json($out, @there);
    my $frame = Privateer::Proto::utf8_bytes('{' . join(',', @{$pairs}));
    # The body is text in UTF-8 already.
    $frame .= qq{,"body":$body} if defined $body && $body ne q{};
    return "$frame}";
}

sub _worth_saying {
    my ($value) = @_;
    return defined $value && (ref $value eq 'ARRAY' ? @{$value} : ref $value eq 'HASH' ? %{$value} : "$value" ne q{} && "$value" ne '0');
}

# The frame of a reply, in the encoding of its request.
sub encode_reply {
    my ($reply, $as_json) = @_;
    my %out = (%{$reply}, message => _cut($reply->{message} // q{}));
    if (!$as_json) {
        $out{code}     = Privateer::Error->code_number($out{code} // 'OK');
        $out{executed} = $EXECUTED{ $out{executed} // 'UNKNOWN' };
        return _proto(\%out, @REPLY);
    }
    my @pairs = ('"executed":' . quote($out{executed} // 'UNKNOWN'));
    delete $out{executed};
    $out{code} = Privateer::Error->code_number($out{code} // 'OK');
    if (my $detail = delete $out{detail}) {
        push @pairs, '"detail":{"name":' . quote($detail->{name}) . ',"body":' . Privateer::Proto::utf8_text($detail->{body} // '{}') . '}';
    }
    return _json(\%out, \@pairs, @REPLY);
}

# A message for people, cut between two characters.
sub _cut {
    my ($message) = @_;
    my $bytes = Privateer::Proto::utf8_bytes($message);
    return $message if length $bytes <= 4_096;
    return Privateer::Proto::utf8_text(substr($bytes, 0, 4_096) =~ s/[\xc0-\xff][\x80-\xbf]*\z//r);
}

# Fields of the messages of rpc.v1.Workers/Register: registration, registered.
sub fields_of { my ($name) = @_; return @{ $MESSAGES{$name} } }

# ---- reading

# The request in a frame. Dies with why a receiver must refuse it.
sub decode_request {
    my ($frame) = @_;
    my $request = _read($frame, @REQUEST);
    my $json    = $request->{as_json};
    $request->{kind} = $KIND_OF{ $KINDS{ $request->{kind} } // $request->{kind} } // die "kind = $request->{kind}\n";
    die "client is missing\n" if $request->{client} eq q{};
    die "sequence = 0\n" if $request->{kind} ne 'PING' && $request->{sequence} eq '0';
    my $codec = $request->{codec} || ($json ? 'JSON' : 'PROTOBUF');
    $request->{codec} = $CODEC_OF{ $CODECS{$codec} // $codec } // die "codec = $codec\n";
    die "bound_ms = $request->{bound_ms}\n" if $request->{bound_ms} < 0;
    _at_most("a method's path", $request->{method}, 512);
    my $priority = $request->{priority};
    $request->{priority} = $PRIORITY_OF{ $PRIORITIES{$priority} // $priority } // 'DEFAULT';
    _check_ranges($request);
    return $request;
}

# The reply in a frame. Dies with why a receiver must refuse it.
sub decode_reply {
    my ($frame) = @_;
    my $reply = _read($frame, @REPLY);
    die "store_ms = $reply->{store_ms}\n" if $reply->{store_ms} < 0;
    my $executed = $reply->{executed};
    $reply->{executed} = $EXECUTED_OF{ $EXECUTED{$executed} // $executed } // 'UNKNOWN';
    $reply->{code}     = Privateer::Error->code_name($reply->{code});
    _at_most('the name of an error', $reply->{detail}{name}, 512) if $reply->{detail};
    if ($reply->{server}) {
        _check_id('instance', $reply->{server}{instance});
        die 'methods: ' . @{ $reply->{server}{methods} } . " are over 4096\n" if @{ $reply->{server}{methods} } > 4_096;
    }
    return $reply;
}

sub _read {
    my ($frame, @fields) = @_;
    my $as_json = substr($frame, 0, 1) eq '{';
    my $values  = $as_json ? _read_json($frame, @fields) : Privateer::Types::fields_from_proto($frame, @fields);
    $values->{as_json} = $as_json;
    _check_id($_, $values->{$_}) for grep { exists $values->{$_} } qw(client scope front);
    for my $name (grep { exists $values->{$_} } qw(sequence done_below dispatch)) {
        die "$name = $values->{$name}, over 2^63-1\n" if $values->{$name} > $MAX_NUMBER;
    }
    check_metadata($values->{metadata});
    return $values;
}

sub _read_json {
    my ($frame, @fields) = @_;
    my $json = decode_json($frame);
    my %found;
    for my $field (@fields) {
        my ($name, $camel) = @{$field}{qw(name json)};
        die "$camel twice\n" if $name ne $camel && exists $json->{$name} && exists $json->{$camel};
        $found{$camel} = $json->{$camel} // $json->{$name};
    }
    # Plain JSON, and enums by their names or numbers.
    my $body     = delete $found{body};
    my $detail   = delete $found{detail};
    my %enums    = map { $_ => _enum($_, delete $found{$_}) } grep { defined $found{$_} && !is_number($found{$_}) } qw(kind codec executed priority);
    my $values   = Privateer::Types::fields_from_json(\%found, @fields);
    my %names    = (%{$values}, %enums, body => $body);
    $names{detail} = { name => $detail->{name} // q{}, body => $detail->{body} } if ref $detail eq 'HASH';
    return \%names;
}

sub _enum {
    my ($name, $value) = @_;
    die "$name is no name\n" if ref $value;
    return $value;
}

sub _check_id {
    my ($name, $id) = @_;
    die "$name has " . length($id) . " bytes, must have 16 that are not all zero\n" if $id ne q{} && (length $id != 16 || $id !~ /[^\0]/);
    return;
}

sub _at_most {
    my ($what, $text, $most) = @_;
    die "$what is over $most bytes\n" if length Privateer::Proto::utf8_bytes($text) > $most;
    return;
}

# Refuses metadata that a receiver would refuse.
sub check_metadata {
    my ($metadata) = @_;
    my $pairs = keys %{$metadata};
    die "$pairs pairs of metadata are over 64\n" if $pairs > 64;
    my $size = length Privateer::Proto::utf8_bytes(join q{}, %{$metadata});
    die "metadata of $size bytes is over 8192\n" if $size > 8_192;
    return;
}

sub _check_ranges {
    my ($request) = @_;
    my @ranges = @{ $request->{done} };
    die @ranges . " ranges in done are over 256\n" if @ranges > 256;
    my $before = $request->{done_below} ? $request->{done_below} - 1 : 0;
    for my $range (@ranges) {
        my ($first, $last) = @{$range}{qw(first last)};
        die "range $first to $last in done\n" if $first <= $before || $last < $first || $last > $MAX_NUMBER;
        $before = $last;
    }
    return;
}

1;
