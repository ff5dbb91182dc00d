use strict;
use warnings;

# Calls through generated stubs to a Java server, over a network that breaks on demand.

use FindBin;
use lib "$FindBin::Bin/lib", "$FindBin::Bin/../lib", "$FindBin::Bin/../../testserver/target/generated-clients/perl/lib";

use Test::More;
use Time::HiRes qw(time alarm);

use JavaServer;
use Privateer::Client;
use Testserver;

my $java     = JavaServer->new;
my $endpoint = $java->do('server perl');
my $client   = Privateer::Client->new(endpoints => $endpoint);
my $desk     = Testserver::Desk->new($client);

sub failure(&) {
    my ($code) = @_;
    return eval { $code->(); 1 } ? undef : $@;
}

my @both = map { [ $_ => Testserver::Desk->new(Privateer::Client->new(endpoints => $endpoint, codec => $_)) ] } qw(json protobuf);

subtest 'either codec carries arguments, results, errors and metadata' => sub {
    for (@both) {
        my ($codec, $stub) = @{$_};
        is $stub->place("$codec \x{1f600}"), "$codec \x{1f600}", $codec;
        is $stub->find(q{}), q{};
        my $refused = failure { $stub->place("refuse:$codec") };
        is ref $refused, 'Testserver::Refused';
        is $refused->message . $refused->times, "${codec}1";
        my $failed = failure { $stub->place('fail:OUT_OF_RANGE:too far') };
        is join(q{ }, $failed->code, $failed->outcome), 'OUT_OF_RANGE EXECUTED';
        is $stub->with_options(metadata => { who => "bl\x{e5}" }, priority => 'CRITICAL')->find('metadata:who'), "bl\x{e5}";
        is $stub->place("slow:1200:$codec"), "slow:1200:$codec", 'slow, with WORKING and WAIT';
        is length $stub->find('big:3000000'), 3_000_000;
        my $late = failure { $stub->with_options(timeout => 1)->place("stubborn:2500:asked-$codec") };
        my $told;
        do { $told = $stub->{client}->resolve($late->call_id) } while $told->running;
        is join(q{ }, $told->outcome, $told->code), 'EXECUTED OK', 'asked later';
        my $result = "stubborn:2500:asked-$codec";
        is_deeply $told->body, $codec eq 'json' ? { result => $result } : Privateer::Proto::bytes_field(1, $result);
    }
};

subtest 'a call has its result' => sub {
    is $desk->place("a \x{1f600}"), "a \x{1f600}";
    is $desk->find(q{}), q{};
};

subtest 'a typed error is an exception of its own' => sub {
    my $error = failure { $desk->place('refuse:perl says so') };
    isa_ok $error, 'Testserver::Refused';
    isa_ok $error, 'Privateer::ServiceError';
    is $error->message . $error->times, 'perl says so1';
    like "$error", qr/\ATestserver::Refused: perl says so at \S*server[.]t line \d+[.]\n\z/;
};

subtest 'a failure has code, outcome and attempts' => sub {
    my $error = failure { $desk->place('fail:PERMISSION_DENIED:not you') };
    isa_ok $error, 'Privateer::Error';
    is join(q{ }, $error->code, $error->outcome, $error->server_said, scalar $error->attempts), 'PERMISSION_DENIED EXECUTED 1 1';
    like "$error", qr/not you, 1 attempt \(test.Desk\/Place, sequence \d+\). Outcome: EXECUTED, the call ran at \S*server[.]t line \d+/;
};

subtest 'a slow call outlives many attempt timeouts' => sub {
    is $desk->place('slow:2300:perl'), 'slow:2300:perl';
};

subtest 'a deadline cancels the handler and tells the truth' => sub {
    my $error = failure { $desk->with_options(timeout => 1.5)->place('slow:20000:perl-deadline') };
    is $error->code, 'DEADLINE_EXCEEDED';
    like $error->outcome, qr/\A(?:EXECUTED|UNKNOWN)\z/;
    is $java->do('executions slow:20000:perl-deadline'), 1;
};

# The id of a call that goes on when its caller's time is over.
sub unknown {
    my ($text) = @_;
    my $error = failure { $desk->with_options(timeout => 1.5)->place($text) };
    is $error->outcome, 'UNKNOWN';
    return $error->call_id;
}

subtest 'a call of unknown outcome is asked about later, by its text' => sub {
    my $kept  = unknown('stubborn:6000:perl-kept');
    my $other = Privateer::Client->new(endpoints => $endpoint);
    my $told  = $other->resolve($kept);
    is join(q{ }, $told->outcome, $told->running), 'UNKNOWN 1';
    is $told->body, undef;
    $told = $other->resolve($kept) while $told->running;
    is join(q{ }, $told->outcome, $told->code, $told->message), 'EXECUTED OK ';
    is_deeply $told->body, { result => 'stubborn:6000:perl-kept' };
    is $java->do('executions stubborn:6000:perl-kept'), 1;
};

subtest 'a question that is never sent says nothing of its call' => sub {
    my $kept   = unknown('stubborn:3000:perl-unasked');
    my $closed = Privateer::Client->new(endpoints => $endpoint);
    $closed->close;
    is join(q{ }, $closed->resolve($kept)->outcome, $closed->resolve($kept)->code), 'UNKNOWN CANCELLED';
};

subtest 'an alarm leaves a question too' => sub {
    my $deaf = Privateer::Client->new(endpoints => 'tcp://127.0.0.1:1');
    local $SIG{ALRM} = sub { die "enough\n" };
    alarm 0.3;
    my $error = failure { $deaf->resolve('ab' x 16 . '/1@' . 'cd' x 16 . '/1') };
    alarm 0;
    is $error, "enough\n";
    my $told = $deaf->resolve('ab' x 16 . '/1@' . 'cd' x 16 . '/1', timeout => 0.3);
    is join(q{ }, $told->outcome, $told->code), 'UNKNOWN DEADLINE_EXCEEDED';
};

subtest 'what cannot be asked about is refused' => sub {
    my $idempotent = failure { $desk->find('fail:ABORTED:x') };
    like failure { $client->resolve($idempotent->call_id) }, qr/bound to no reply store: nothing is remembered of it at \S*server[.]t/;
    like failure { $client->resolve('order 7') },            qr/no call id: "order 7"/;
    like failure { $client->resolve('order 7', time => 1) }, qr/no option called time/;
};

subtest 'metadata and options' => sub {
    is $desk->with_options(metadata => { who => 'perl' })->find('metadata:who'), 'perl';
    for ([ metadata => { map { $_ => q{} } 1 .. 65 } ], [ timeout => 0 ], [ priority => 'HIGH' ], [ tmeout => 1 ]) {
        ok failure { $desk->with_options(@{$_}) }, "refused: $_->[0]";
    }
};

subtest 'an argument that does not fit is refused before anything is sent' => sub {
    like failure { $desk->place([]) },           qr/\Aplace: text: /;
    like failure { $desk->place(undef) },        qr/\Aplace: text: must be defined/;
    like failure { $desk->place('a', 'b') },     qr/\Aplace takes 1 arguments, not 2/;
    like failure { $desk->place("\x{d800}") },   qr/half a surrogate pair/;
};

subtest 'lost messages and doubled ones run once' => sub {
    my $proxy = $java->do('proxy perl-lossy perl');
    my @faults = map { "$_ perl-lossy" } 'drop', 'duplicate';
    for my $codec (qw(json protobuf)) {
        my $stub   = Testserver::Desk->new(Privateer::Client->new(endpoints => $proxy, attempt_timeout => 0.3, codec => $codec));
        my $number = 0;
        for my $fault ("$faults[0] request 1", "$faults[0] reply 1", "$faults[1] request 2", "$faults[1] reply 2") {
            $stub->find('warm');
            $java->do($fault);
            my $text = "perl-$codec-" . ++$number;
            is $stub->place($text), $text, "$fault, $codec";
            is $java->do("executions $text"), 1, 'executed once';
        }
    }
};

subtest 'a server that restarts makes UNKNOWN only what it had' => sub {
    my $address = $java->do('server perl-restart');
    my $stub = Testserver::Desk->new(Privateer::Client->new(endpoints => $address, attempt_timeout => 0.3));
    $stub->place('before');
    $java->do('stop perl-restart');
    $java->do("server perl-restart $address");
    is $stub->place('after'), 'after';

    # The server's own process restarts it while this one waits.
    my $pid = fork // die "fork: $!";
    if (!$pid) {
        require POSIX;
        my $error = failure { $stub->place('stubborn:1500:perl-lost') };
        POSIX::_exit(ref $error && $error->outcome eq 'UNKNOWN' ? 0 : 1);
    }
    $java->until_true(sub { $java->do('executions stubborn:1500:perl-lost') == 1 });
    $java->do('stop perl-restart');
    $java->do("server perl-restart $address");
    waitpid $pid, 0;
    is $?, 0, 'its outcome is unknown';
    is $java->do('executions stubborn:1500:perl-lost'), 1;
};

subtest 'a dead endpoint is passed over' => sub {
    my $stub = Testserver::Desk->new(Privateer::Client->new(endpoints => [ 'tcp://127.0.0.1:1', $endpoint ], attempt_timeout => 0.2));
    is $stub->place("one of two $_"), "one of two $_" for 1 .. 4;
};

subtest 'a draining server ends early and its calls move' => sub {
    my $address = $java->do('server perl-drain');
    my $stub = Testserver::Desk->new(Privateer::Client->new(endpoints => [ $address, $endpoint ], attempt_timeout => 0.4));
    $stub->place("drain $_") for 1 .. 4;
    $java->do('drain perl-drain');
    is $stub->place("drain $_"), "drain $_" for 5 .. 8;
    $stub->{client}->acknowledge;
    cmp_ok $java->do('drained perl-drain'), '<', 4_000, 'it did not wait for its time to end';
    is join(q{ }, map { $java->do("executions drain $_") } 1 .. 8), '1 1 1 1 1 1 1 1';
};

subtest 'nobody there is NOT_EXECUTED' => sub {
    my $stub = Testserver::Desk->new(Privateer::Client->new(endpoints => 'tcp://127.0.0.1:1', attempt_timeout => 0.1));
    my $error = failure { $stub->with_options(timeout => 0.4)->place('nobody') };
    is $error->code . q{ } . $error->outcome, 'DEADLINE_EXCEEDED NOT_EXECUTED';
    ok $error->not_executed;
};

subtest 'an alarm that leaves a call cancels it' => sub {
    local $SIG{ALRM} = sub { die "enough\n" };
    alarm 2;
    my $error = failure { $desk->place('slow:30000:perl-alarm') };
    alarm 0;
    is $error, "enough\n";
    is $client->abandoned->code, 'CANCELLED';
    like $client->abandoned->outcome, qr/\A(?:EXECUTED|UNKNOWN)\z/, 'it had begun';
    is $desk->place('after the alarm'), 'after the alarm';
    is $java->do('executions slow:30000:perl-alarm'), 1;
};

subtest 'a forked child has a session of its own' => sub {
    is $desk->place('perl parent 1'), 'perl parent 1';
    my $pid = fork // die "fork: $!";
    if (!$pid) {
        require POSIX;
        my $said = eval { $desk->place('perl child') } // "$@";
        diag $said if $said ne 'perl child';
        POSIX::_exit($said eq 'perl child' ? 0 : 1);
    }
    waitpid $pid, 0;
    is $?, 0, 'the child';
    is $desk->place('perl parent 2'), 'perl parent 2';
    is join(q{ }, map { $java->do("executions perl $_") } 'parent 1', 'child', 'parent 2'), '1 1 1';
};

subtest 'a closed client sends nothing' => sub {
    my $other = Privateer::Client->new(endpoints => $endpoint);
    my $stub  = Testserver::Desk->new($other);
    $stub->find('open');
    $other->close;
    $other->close;
    my $error = failure { $stub->place('closed') };
    is $error->code . q{ } . $error->outcome, 'CANCELLED NOT_EXECUTED';
};

subtest 'settings out of range are named' => sub {
    my @wrong = (
        [ deadline        => 0,          qr/deadline = 0/ ],
        [ attempt_timeout => 0.001,      qr/attempt_timeout = 0.001/ ],
        [ max_attempts    => 0,          qr/max_attempts = 0/ ],
        [ backoff         => [ 1, 0.5 ], qr/backoff cap = 0.5/ ],
        [ retry_budget    => [ 2, 1 ],   qr/share of the retry budget = 2/ ],
        [ dedline         => 1,          qr/no setting called dedline/ ],
        [ codec           => 'xml',      qr/codec = xml, must be json or protobuf/ ],
    );
    like failure { Privateer::Client->new(endpoints => $endpoint, $_->[0] => $_->[1]) }, $_->[2] for @wrong;
    like failure { Privateer::Client->new }, qr/no endpoint/;
};

$client->close;
$java->close;
done_testing;
