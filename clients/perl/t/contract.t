use strict;
use warnings;

# A service of a .proto, whose methods take and give whole messages: its classes there and back, and a worker and a client of
# it with a front in Java between them.

use FindBin;
use lib "$FindBin::Bin/lib", "$FindBin::Bin/../lib", "$FindBin::Bin/../../../rpc-codegen/src/test/contracts/health/clients/perl/lib";

use POSIX ();
use Test::More;

use JavaServer;
use Privateer::Client;
use Privateer::JSON qw(decode_json);
use Privateer::Worker;
use V1;

my ($answer_class, $request_class) = qw(V1::CheckResponse V1::CheckRequest);

sub answer {
    my (%more) = @_;
    return V1::CheckResponse->new(
        status => 'SERVING', all => { db => 'NOT_SERVING', cache => 'UNKNOWN' }, since => '9223372036854775808', change => -3,
        samples => [ -1, 0, 1 ], %more);
}

sub as_proto { my ($value) = @_; return Privateer::Types::record_to_proto($answer_class, $value) }
sub of_proto { my ($bytes) = @_; return Privateer::Types::record_from_proto($answer_class, $bytes) }
sub as_json  { my ($value) = @_; return Privateer::Proto::utf8_bytes(Privateer::Types::record_to_json($answer_class, $value)) }
sub of_json  { my ($json) = @_; return Privateer::Types::record_from_json($answer_class, decode_json($json)) }

subtest 'there and back' => sub {
    for ({}, { text => q{} }, { number => '18446744073709551615' }, { asked => V1::CheckRequest->new(service => 'db') }) {
        my $value = answer(%{$_});
        is_deeply of_proto(as_proto($value)), $value, 'as Protocol Buffers';
        is_deeply of_json(as_json($value)),   $value, 'as JSON';
    }
    # protoc's own bytes for status = SERVING, text = "up", change = -3, samples = [-1].
    my $bytes = pack 'H*', '08011202757038054204ffffffff';
    my $read = of_proto($bytes);
    is join(q{ }, $read->status, $read->text, $read->change, @{ $read->samples }), 'SERVING up -3 -1';
};

subtest 'at most one of a oneof' => sub {
    ok !eval { answer(text => 'a', number => 1); 1 };
    like $@, qr/\AV1::CheckResponse: text number cannot be there together/;
    ok !eval { of_json('{"text":"a","number":"1"}'); 1 };
    is $@, "text number cannot be there together\n";
    my ($text, $number, $asked) = (pack('H*', '120161'), pack('H*', '1807'), pack 'H*', '22040a026462');
    is_deeply [ map { [ $_->text, $_->number, $_->asked && $_->asked->service ] }
            map { of_proto($_) } $text . $number, $number . $text, $asked . $text, $asked . $number . $asked ],
        [ [ undef, 7, undef ], [ 'a', undef, undef ], [ 'a', undef, undef ], [ undef, undef, 'db' ] ], 'the last one counts';
};

subtest 'numbers of a newer contract are kept' => sub {
    my $read = of_proto(pack 'H*', '0807');
    is $read->status, 7;
    is unpack('H*', as_proto($read)), '0807';
    is as_proto(of_proto(q{})), q{}, 'zero is what is not there';
    is of_proto(q{})->status, 'UNKNOWN', 'zero is a constant like others';
};

my $java  = JavaServer->new;
my $front = $java->do('front perl-contract');

sub check {
    my ($request) = @_;
    return 'no answer' if $request->service eq 'broken';
    return answer(asked => $request);
}

subtest 'a worker and a client' => sub {
    my $pid = fork // die "fork: $!";
    if (!$pid) {
        my $worker = Privateer::Worker->new(
            services => [ V1::Health->serve(check => \&check) ], fronts => $front, bind => 'tcp://127.0.0.1:*');
        local $SIG{TERM} = sub { $worker->stop };
        $worker->run;
        POSIX::_exit(0);
    }
    my ($health) = map {
        my $each = V1::Health->new(Privateer::Client->new(endpoints => $front, codec => $_));
        is_deeply $each->check({ service => "d\x{1f600}" }), answer(asked => V1::CheckRequest->new(service => "d\x{1f600}"));
        $each;
    } qw(protobuf json);
    my $wrong = eval { $health->check(V1::CheckRequest->new(service => 'broken')) } // $@;
    like $wrong->message, qr/the result cannot be sent: "no answer" is no V1::CheckResponse/;
    for ([], [ { service => 'a' }, 1 ], [ { servise => 'a' } ], ['a']) {
        ok !eval { $health->check(@{$_}); 1 };
        like $@, qr/\Acheck(?: takes one argument, a V1::CheckRequest|: .*V1::CheckRequest)/;
    }
    kill TERM => $pid;
    waitpid $pid, 0;
    is $?, 0;
};

subtest 'a caller may send Protocol Buffers' => sub {
    my $method = (V1::Health->privateer_methods)[0];
    my ($given) = $method->decode_arguments(PROTOBUF => pack 'H*', '0a026462');
    isa_ok $given, $request_class;
    is $given->service, 'db';
    is_deeply of_proto($method->encode_result(PROTOBUF => check($given))), check($given);
};

$java->close;
done_testing;
