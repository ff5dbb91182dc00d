use strict;
use warnings;

# Google's own messages in fields of a contract: as plain Perl there and back, next to what Google's own library makes of them,
# and over the wire.

use FindBin;
my $contract;
BEGIN { $contract = "$FindBin::Bin/../../../rpc-codegen/src/test/contracts/knowntypes" }
use lib "$FindBin::Bin/lib", "$FindBin::Bin/../lib", "$contract/clients/perl/lib";

use POSIX ();
use Test::More;

use JavaServer;
use Privateer::Any;
use Privateer::Client;
use Privateer::JSON qw(decode_json);
use Privateer::Worker;
use V1;

my ($null, $true, $false) = (Privateer::JSON::null, Privateer::JSON::true, Privateer::JSON::false);
my $inf = 9**9**9;

sub as_proto { my ($value) = @_; return Privateer::Types::record_to_proto(ref $value, $value) }
sub of_proto { my ($class, $bytes) = @_; return Privateer::Types::record_from_proto($class, $bytes) }
sub as_json  { my ($value) = @_; return Privateer::Proto::utf8_bytes(Privateer::Types::record_to_json(ref $value, $value)) }
sub of_json  { my ($class, $json) = @_; return Privateer::Types::record_from_json($class, decode_json($json)) }

sub both_ways {
    my ($value, $name) = @_;
    is_deeply of_proto(ref $value, as_proto($value)), $value, "$name as Protocol Buffers";
    is_deeply of_json(ref $value, as_json($value)), $value, "$name as JSON";
    return;
}

sub wrong(&) { my ($code) = @_; return eval { $code->(); 1 } ? 'nothing wrong' : "$@" }

my $nested = { a => [ 1, 0.5, 'x', $true, $false, undef, {} ], q{} => { "\x{1f600}" => [] } };

# One value of each.
sub all {
    my ($form) = @_;
    my %one = (
        empty => {}, field_mask => [ 'id', 'owner.display_name' ], struct => $nested, value => $nested, list_value => [ $nested, undef ],
        bool => 1, bytes => "\0\xff", double => 0.1, float => 0.5, int32 => -2_147_483_648, int64 => '-9223372036854775808',
        string => "\x{1f600}", uint32 => 4_294_967_295, uint64 => '18446744073709551615');
    return map { $_ => $form->($one{$_}) } keys %one;
}

subtest 'each of them, in each place' => sub {
    both_ways(V1::Singular->new(all(sub { $_[0] })), 'singular');
    both_ways(V1::Explicit->new(all(sub { $_[0] })), 'optional');
    both_ways(V1::Lists->new(all(sub { [ ($_[0]) x 2 ] })), 'repeated');
    both_ways(V1::Maps->new(all(sub { { q{} => $_[0], b => $_[0] } })), 'map');
    my %all = all(sub { $_[0] });
    both_ways(V1::Choice->new($_ => $all{$_}), "oneof $_") for sort keys %all;
};

subtest 'absent is not the default' => sub {
    my $none = of_proto('V1::Singular', q{});
    is_deeply [ grep { defined } values %{$none} ], [], 'nothing is there';
    my %zeros = (
        bool => q{}, bytes => q{}, double => 0, float => 0, int32 => 0, int64 => 0, string => q{}, uint32 => 0, uint64 => 0,
        empty => {}, field_mask => [], struct => {}, list_value => []);
    both_ways(V1::Singular->new(%zeros), 'defaults');
    # protoc's classes write no zero inside a wrapper.
    is_deeply of_proto('V1::Singular', pack 'H*', '5a00')->int32, 0;
    is_deeply of_json('V1::Singular', '{"int32":null,"struct":null}'), $none;
};

subtest 'a value of its own' => sub {
    both_ways(V1::Singular->new(value => $_), 'value') for $null, $true, $false, 0, 1.5, q{}, '5', [], {}, [ undef, [ [1] ] ];
    both_ways(V1::Lists->new(value => [ $null, 1, $null ]), 'list with null');
    both_ways(V1::Maps->new(value => { a => $null }), 'map with null');
    is as_json(V1::Singular->new(value => [ '5', 5, 5.0, 1e300, $null ])), '{"value":["5",5,5,1.0000000000000001e+300,null]}';
    my $digits = '5';
    my $sum = $digits + 1;
    is as_json(V1::Singular->new(value => [ $digits, $sum ])), '{"value":["5",6]}', 'text that was calculated with is text';
    is_deeply of_json('V1::Singular', '{"value":[12345678901234567890,"12345678901234567890"]}')->value,
        [ 12_345_678_901_234_567_890.0, '12345678901234567890' ], 'a long number stays a number';
    my $infinite = V1::Singular->new(value => [$inf]);
    is_deeply of_proto('V1::Singular', as_proto($infinite)), $infinite;
    like wrong { as_json($infinite) }, qr/\Avalue: a value of \w+ has no JSON: it would be read as a string\n/;
    like wrong { as_json(V1::Singular->new(struct => { a => -sin $inf })) }, qr/\Astruct: a value of -?\w+ has no JSON/i;
    like wrong { as_proto(V1::Singular->new(value => sub { 1 })) }, qr/\Avalue: a reference, CODE, is nothing that JSON has\n/;
    is_refused(@{$_}) for [ struct => [] ], [ empty => 1 ], [ list_value => {} ], [ field_mask => 'a' ];
    like wrong { as_proto(V1::Singular->new(empty => { a => 1 })) }, qr/\Aempty: is not empty\n/;
};

sub is_refused {
    my ($name, $value) = @_;
    for my $write (\&as_proto, \&as_json) {
        like wrong { $write->(V1::Singular->new($name => $value)) }, qr/\A$name: .* is no reference to an? (?:hash|array)\n/, $name;
    }
    return;
}

subtest 'values nest up to a limit' => sub {
    my $deep = 1;
    $deep = [$deep] for 1 .. 49;
    both_ways(V1::Singular->new(value => $deep), '49 deep');
    my $over = [$deep];
    my $bytes = do { local $Privateer::WellKnown::MAX_DEPTH = 200; as_proto(V1::Singular->new(value => $over)) };
    like wrong { as_proto(V1::Singular->new(value => $over)) }, qr/\Avalue: values nested deeper than 100 messages\n/;
    like wrong { of_proto('V1::Singular', $bytes) }, qr/\Avalue: values nested deeper than 100 messages\n/;
    like wrong { of_json('V1::Singular', '{"value":' . '[' x 60 . ']' x 60 . '}') }, qr/\Avalue: values nested deeper than 100 messages\n/;
    my $round = [];
    push @{$round}, $round;
    like wrong { as_json(V1::Singular->new(list_value => $round)) }, qr/\Alist_value: values nested deeper/;
    pop @{$round};
};

subtest 'paths of a mask' => sub {
    is as_json(V1::Singular->new(field_mask => [ 'a', 'user.display_name' ])), '{"fieldMask":"a,user.displayName"}';
    like wrong { as_json(V1::Singular->new(field_mask => [$_])) }, qr/\Afield_mask: "\Q$_\E" is a path that has no JSON\n/ for 'aB', 'a,b', 'a_', 'a__b', 'a_1';
    like wrong { of_json('V1::Singular', qq({"fieldMask":"$_"})) }, qr/\Afield_mask: .* is no path of a field mask\n/ for 'a,', 'a_b', ',';
    like wrong { of_json('V1::Singular', '{"fieldMask":["a"]}') }, qr/\Afield_mask: is no string\n/;
};

subtest 'a message of any type' => sub {
    for (Privateer::Any->new, Privateer::Any->new(type_url => 'x.y/never.heard.Of', value => "\xff\0")) {
        my $value = V1::Lists->new(any => [$_]);
        is_deeply of_proto('V1::Lists', as_proto($value)), $value;
    }
    my $message = V1::Singular->new(any => Privateer::Any->new(type_url => 'a/b'));
    like wrong { as_json($message) }, qr/\Aany: google[.]protobuf[.]Any has no JSON here, use Protocol Buffers bodies: codec => 'protobuf'\n/;
    like wrong { of_json('V1::Singular', '{"any":{"@type":"a/b"}}') }, qr/\Aany: google[.]protobuf[.]Any has no JSON here/;
    like wrong { as_proto(V1::Singular->new(any => 'x')) }, qr/\Aany: "x" is no Privateer::Any\n/;
    like wrong { Privateer::Any->new(typeUrl => 'x') }, qr/\APrivateer::Any has no typeUrl at \S+wellknown[.]t/;
};

subtest 'damaged bytes' => sub {
    # any, struct and value with something else inside; a value without a kind.
    like wrong { of_proto('V1::Singular', pack 'H*', $_->[0]) }, $_->[1], "bytes $_->[0]"
        for [ '0a02' . '0aff', qr/\Aany: cut short/ ], [ '2203' . '0a0105', qr/\Astruct: / ], [ '2a02' . '1a05', qr/\Avalue: cut short/ ],
        [ '2a00', qr/\Avalue: a value of no kind/ ], [ '2a03' . '1a01ff', qr/\Avalue: not UTF-8/ ], [ '5a02' . '0aff', qr/\Aint32: / ],
        [ '1a030a01ff', qr/\Afield_mask: not UTF-8/ ], [ '2801', qr/\Avalue: has another type/ ];
    my ($bool, $text) = qw(2001 1a0178);
    is of_proto('V1::Singular', pack 'H*', "2a05$bool$text")->value, 'x', 'of two kinds the last one counts';
    is of_proto('V1::Singular', pack 'H*', "2a05$text$bool")->value, $true, 'also in the other order';
};

subtest "as Google's own library has it" => sub {
    open my $file, '<:raw', "$contract/bodies.json" or die "bodies.json: $!";
    my $cases = decode_json(do { local $/ = undef; <$file> });
    close $file or die $!;
    ok @{$cases} > 5;
    for my $case (@{$cases}) {
        my $class = "V1::$case->{message}";
        my $read  = of_proto($class, pack 'H*', $case->{proto});
        # The entries of a map have no order.
        is length as_proto($read), length($case->{proto}) / 2, "$case->{name}: as short";
        is_deeply of_proto($class, as_proto($read)), $read, "$case->{name}: bytes";
        next if !defined $case->{json};
        my $text = $case->{json};
        is_deeply of_json($class, Privateer::Proto::utf8_bytes($text)), $read, "$case->{name}: JSON";
        is_deeply of_json($class, as_json($read)), $read, "$case->{name}: our JSON";
    }
};

my $java  = JavaServer->new;
my $front = $java->do('front perl-wellknown');

subtest 'a worker and a client' => sub {
    my $pid = fork // die "fork: $!";
    if (!$pid) {
        my $worker = Privateer::Worker->new(
            services => [ V1::Documents->serve(
                echo  => sub { return $_[0] },
                patch => sub { my ($request) = @_; return V1::Document->new(id => $request->id, body => $request->patch, mask => $request->mask, owner => $null) }) ],
            fronts => $front, bind => 'tcp://127.0.0.1:*');
        local $SIG{TERM} = sub { $worker->stop };
        $worker->run;
        POSIX::_exit(0);
    }
    my %documents = map { $_ => V1::Documents->new(Privateer::Client->new(endpoints => $front, codec => $_)) } qw(protobuf json);
    my $everything = V1::Everything->new(
        singular => V1::Singular->new(all(sub { $_[0] }), any => Privateer::Any->new(type_url => 'a/b', value => "\xff")),
        lists => V1::Lists->new, maps => V1::Maps->new, choice => V1::Choice->new(value => $null));
    is_deeply $documents{protobuf}->echo($everything), $everything;
    like wrong { $documents{json}->echo($everything) },
        qr/\Aecho carries google[.]protobuf[.]Any, which has no JSON here: give the client codec => 'protobuf' at /;
    my $request = { id => 'a', patch => $nested, mask => ['owner'] };
    is_deeply $_->patch($request), V1::Document->new(id => 'a', body => $nested, mask => ['owner'], owner => $null) for values %documents;
    kill TERM => $pid;
    waitpid $pid, 0;
    is $?, 0;
};

subtest 'a worker refuses JSON for what has none' => sub {
    my ($echo) = grep { $_->{name} eq 'echo' } V1::Documents->privateer_methods;
    like wrong { $echo->decode_arguments(JSON => '{}') }, qr/\Aecho carries google[.]protobuf[.]Any/;
    my $types = 'Privateer::Types';
    for ([ Any => 1 ], [ Value => 0 ]) {
        my ($name, $needed) = @{$_};
        my $type = $types->known($name);
        my $list = $types->list($types->wrapped($types->list($type)));
        my $map  = $types->map($types->string, $types->wrapped($types->map($types->string, $type)));
        is Privateer::Types::need_protobuf(Privateer::Types::field('a', 'a', 1, $_)), $needed, "$name, $_->{kind}"
            for $type, $list, $map, $types->list($types->wrapped($list));
    }
};

$java->close;
done_testing;
