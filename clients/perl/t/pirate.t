use strict;
use warnings;

# The Lazy Pirate on a clock that takes no time, against servers that say what the test tells them to.

use FindBin;
use lib "$FindBin::Bin/../lib";

use Test::More;

use Privateer::Endpoints;
use Privateer::Pirate;
use Privateer::RetryBudget;
use Privateer::Session;

my ($ME, $STORE, $OTHER) = ('C' x 16, 'S' x 16, 'T' x 16);

# A clock, servers, and the line between them and one call. Answers come after a millisecond.
{
    package World;

    sub new {
        my ($class, $endpoints, %args) = @_;
        my $self = bless { now => 1_000, sent => [], opened => [], answers => {}, peers => {}, on_its_way => [] }, $class;
        my $seed = 7;
        srand $seed;
        $self->{session} = Privateer::Session->new($ME);
        $self->{shared}  = {
            policy => { attempt_timeout => 1, max_attempts => $args{attempts} // 5, backoff_base => 0.05, backoff_cap => 1 },
            session   => $self->{session},
            budget    => Privateer::RetryBudget->new(0.2, $args{budget} // 10, 1_000),
            endpoints => Privateer::Endpoints->new(@{$endpoints}),
            random    => sub { rand },
        };
        $self->{call} = Privateer::Pirate->new(
            shared     => $self->{shared},
            line       => $self,
            request    => { method => 's.S/m', body => 'argument', metadata => { a => 'b' }, extra => $args{extra} },
            idempotent => $args{idempotent},
            timeout    => $args{timeout} // 10,
            now        => 1_000,
        );
        return $self;
    }

    sub connect { my ($self, $endpoint) = @_; $self->{endpoint} = $endpoint; push @{ $self->{opened} }, $endpoint; return 1 }
    sub peer    { my ($self) = @_; return $self->{peers}{ $self->{endpoint} // q{} } }
    sub learned { my ($self, $peer) = @_; $self->{peers}{ $self->{endpoint} } = $peer; return }
    sub release { my ($self) = @_; delete $self->{endpoint}; return }
    sub done    { my ($self, $result) = @_; $self->{result} = $result; return }

    sub close {
        my ($self) = @_;
        my $endpoint = delete $self->{endpoint} // return;
        delete $self->{peers}{$endpoint};
        $self->{on_its_way} = [ grep { $_->[1] ne $endpoint } @{ $self->{on_its_way} } ];
        return;
    }

    sub send {
        my ($self, $request) = @_;
        push @{ $self->{sent} }, { %{$request}, to => $self->{endpoint} };
        my $reply = $self->{answers}{ $self->{endpoint} }->($request);
        push @{ $self->{on_its_way} }, [ $self->{now} + 0.001, $self->{endpoint}, $reply ] if $reply;
        return 1;
    }

    sub run {
        my ($self, $until) = @_;
        my $call = $self->{call};
        $call->start($self->{now}) if !@{ $self->{opened} };
        until ($self->{result}) {
            my ($next) = sort { $a <=> $b } $call->next_time, map { $_->[0] } @{ $self->{on_its_way} };
            if (defined $until && $next > $until) {
                $self->{now} = $until;
                return;
            }
            $self->{now} = $next if $next > $self->{now};
            my @due = grep { $_->[0] <= $self->{now} } @{ $self->{on_its_way} };
            $self->{on_its_way} = [ grep { $_->[0] > $self->{now} } @{ $self->{on_its_way} } ];
            for my $each (@due) {
                $call->on_reply($self->{now}, $each->[2]) if $each->[1] eq ($self->{endpoint} // q{});
            }
            $call->on_time($self->{now});
        }
        return $self->{result};
    }

    sub kinds { my ($self) = @_; return join q{ }, map { $_->{kind} } @{ $self->{sent} } }
    sub calls { my ($self) = @_; return grep { $_->{kind} eq 'CALL' } @{ $self->{sent} } }
    sub told  { my ($self) = @_; return join ' | ', map { $_->{result} } @{ $self->{result}{attempts} } }
}

sub pong {
    my ($request, %args) = @_;
    return {
        client => $request->{client}, sequence => $request->{sequence}, executed => 'NO', code => 'OK', scope => $STORE,
        store_ms => 65_000, draining => 0, server => { max_message_bytes => 4 << 20, retention_ms => 600_000 }, %args,
    };
}

sub reply {
    my ($request, %args) = @_;
    my $code = $args{code} // 'OK';
    return {
        client => $request->{client}, sequence => $request->{sequence}, code => $code, message => lc $code, executed => 'YES',
        settled => 0, working => 0, draining => 0, retry_after_ms => 0, scope => $STORE, store_ms => 65_001, %args,
    };
}

# Answers PINGs, and other requests step by step; the last step stays. Undef is silence.
sub script {
    my ($scope, @steps) = @_;
    return sub {
        my ($request) = @_;
        return pong($request, scope => $scope) if $request->{kind} eq 'PING';
        my $step = @steps > 1 ? shift @steps : $steps[0];
        return $step && reply($request, scope => $scope, %{$step});
    };
}

my $DONE    = { settled => 1 };
my $WORKING = { executed => 'UNKNOWN', working => 1 };

subtest 'a fresh connection is pinged and a deduplicated call is bound' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script($STORE, $DONE);
    my $result = $world->run;
    is "@{$result}{qw(code outcome)}", 'OK EXECUTED', 'its end';
    is $world->kinds, 'PING CALL', 'what was sent';
    my ($call) = $world->calls;
    is_deeply [ @{$call}{qw(client sequence scope bound_ms attempt beat_ms timeout_ms body)} ],
        [ $ME, 1, $STORE, 65_000, 1, 500, 9_999, 'argument' ], 'the call';
    cmp_ok $world->{sent}[0]{sequence}, '>=', 1 << 62, 'a nonce is no sequence number';
};

subtest 'an idempotent call is not bound' => sub {
    my $world = World->new(['a'], idempotent => 1);
    $world->{answers}{a} = script($STORE, $DONE);
    $world->run;
    is_deeply [ @{ ($world->calls)[0] }{qw(scope bound_ms)} ], [ q{}, 0 ];
};

subtest 'a retry after silence carries the same id on a new connection' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script($STORE, undef, $DONE);
    is $world->run->{code}, 'OK';
    is $world->kinds, 'PING CALL PING CALL';
    my ($first, $second) = $world->calls;
    is_deeply [ @{$first}{qw(client sequence scope bound_ms body)} ], [ @{$second}{qw(client sequence scope bound_ms body)} ];
    is "$first->{attempt} $second->{attempt}", '1 2';
    is $world->told, 'no reply from a within 1 s | result';
};

subtest 'WORKING costs no attempt and is answered by WAIT' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script($STORE, ($WORKING) x 9, $DONE);
    is $world->run->{code}, 'OK';
    is $world->kinds, 'PING CALL' . ' WAIT' x 9;
    my $wait = $world->{sent}[-1];
    ok !exists $wait->{body} && !exists $wait->{metadata}, 'a WAIT has no body';
    is "$wait->{attempt} $wait->{scope}", "1 $STORE";
};

subtest 'a WAIT that the server does not know is followed by CALL' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script($STORE, $WORKING, { code => 'NOT_FOUND', executed => 'UNKNOWN' }, $DONE);
    is $world->run->{code}, 'OK';
    is $world->kinds, 'PING CALL WAIT CALL';
};

subtest 'a refused copy comes back no sooner than advised' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script($STORE, { code => 'RESOURCE_EXHAUSTED', executed => 'NO', retry_after_ms => 700 }, $DONE);
    is $world->run->{code}, 'OK';
    cmp_ok $world->{now}, '>=', 1_000.7;
};

for my $case ([ NO => 1, 'NOT_EXECUTED' ], [ UNKNOWN => 0, 'UNKNOWN' ], [ YES => 1, 'EXECUTED' ]) {
    my ($executed, $settled, $outcome) = @{$case};
    subtest "after the deadline CANCEL tells $outcome" => sub {
        my $world = World->new(['a'], timeout => 2);
        $world->{answers}{a} = sub {
            my ($request) = @_;
            return pong($request) if $request->{kind} eq 'PING';
            return reply($request, code => 'CANCELLED', executed => $executed, settled => $settled) if $request->{kind} eq 'CANCEL';
            return reply($request, %{$WORKING});
        };
        my $result = $world->run;
        is "@{$result}{qw(code outcome server_said)}", "DEADLINE_EXCEEDED $outcome 0";
        like $world->kinds, qr/CANCEL\z/;
    };
}

subtest 'a NO that is not settled answers no CANCEL' => sub {
    my $world = World->new(['a'], timeout => 0.5);
    $world->{answers}{a} = sub {
        my ($request) = @_;
        return pong($request) if $request->{kind} eq 'PING';
        return if $request->{kind} eq 'CALL';
        return reply($request, code => 'RESOURCE_EXHAUSTED', executed => 'NO');
    };
    is $world->run->{outcome}, 'UNKNOWN';
};

subtest 'all attempts without an answer end UNKNOWN and the number stays unfinished' => sub {
    my $world = World->new(['a'], attempts => 3);
    $world->{answers}{a} = script($STORE, undef);
    my $result = $world->run;
    is "@{$result}{qw(code outcome)} " . @{ $result->{attempts} }, 'UNAVAILABLE UNKNOWN 3';
    is_deeply { $world->{session}->finished($world->{now}) }, { done_below => 1, done => [] };
    is_deeply { $world->{session}->finished($world->{now} + 601) }, { done_below => 2, done => [] };
};

subtest 'nobody reached is NOT_EXECUTED' => sub {
    my $world = World->new(['a'], timeout => 3);
    $world->{answers}{a} = sub { return };
    my $result = $world->run;
    is "@{$result}{qw(code outcome)} " . @{ $result->{attempts} }, 'DEADLINE_EXCEEDED NOT_EXECUTED 0';
    unlike $world->kinds, qr/CALL|CANCEL/;
};

subtest 'a restarted server in its place makes the outcome UNKNOWN' => sub {
    my $world = World->new(['a']);
    my @scopes = ($STORE, $OTHER, $OTHER);
    $world->{answers}{a} = sub { return $_[0]{kind} eq 'PING' ? pong($_[0], scope => shift @scopes) : undef };
    my $result = $world->run;
    is "@{$result}{qw(code outcome)}", 'UNAVAILABLE UNKNOWN';
    is scalar(my @calls = $world->calls), 1, 'never sent to another store';
};

subtest 'WRONG_SCOPE leads to the server that has it' => sub {
    my $world = World->new([ 'a', 'b' ]);
    $world->{answers}{a} = sub {
        my ($request) = @_;
        return pong($request) if $request->{kind} eq 'PING';
        return reply($request, code => 'WRONG_SCOPE', executed => 'UNKNOWN', scope => $OTHER);
    };
    $world->{answers}{b} = script($STORE, $DONE);
    is $world->run->{code}, 'OK';
    is join(q{ }, map { $_->{to} } $world->calls), 'a b';
};

subtest 'a dead endpoint costs no attempt' => sub {
    my $world = World->new([ 'a', 'b' ]);
    $world->{answers} = { a => sub { return }, b => script($STORE, $DONE) };
    is $world->run->{code}, 'OK';
    is join(q{ }, map { $_->{to} } $world->calls), 'b';
};

subtest 'an idempotent call goes to the next endpoint after silence' => sub {
    my $world = World->new([ 'a', 'b' ], idempotent => 1);
    $world->{answers} = { a => script($STORE, undef), b => script($OTHER, $DONE) };
    is $world->run->{code}, 'OK';
    is join(q{ }, map { $_->{to} } $world->calls), 'a b';
};

subtest 'copies that may be executed beside others say so' => sub {
    my $world = World->new(['a'], idempotent => 1, attempts => 3);
    $world->{answers}{a} = script($STORE, undef);
    $world->run;
    is_deeply [ map { $_->{extra} ? 1 : 0 } $world->calls ], [ 0, 1, 1 ];
    $world = World->new(['a'], attempts => 3);
    $world->{answers}{a} = script($STORE, undef);
    $world->run;
    is_deeply [ map { $_->{extra} ? 1 : 0 } $world->calls ], [ 0, 0, 0 ], 'a deduplicated one is executed once';
};

subtest 'what is called for an extra copy is sent twice at most' => sub {
    for my $idempotent (0, 1) {
        my $world = World->new(['a'], idempotent => $idempotent, extra => 1);
        $world->{answers}{a} = script($STORE, undef);
        $world->run;
        is_deeply [ map { $_->{extra} } $world->calls ], [ 1, 1 ];
    }
};

subtest 'a call moves off a draining server with a new number' => sub {
    my $world = World->new([ 'a', 'b' ]);
    $world->{answers}{a} = sub {
        my ($request) = @_;
        return pong($request) if $request->{kind} eq 'PING';
        return reply($request, code => 'CANCELLED', executed => 'NO', settled => 1, draining => 1) if $request->{kind} eq 'CANCEL';
        return reply($request, code => 'UNAVAILABLE', executed => 'NO', draining => 1);
    };
    $world->{answers}{b} = script($OTHER, $DONE);
    is $world->run->{code}, 'OK';
    is join(q{ }, map { "$_->{sequence}$_->{scope}" } $world->calls), "1$STORE 2$OTHER";
    is_deeply { $world->{session}->finished($world->{now}) }, { done_below => 3, done => [] };
};

subtest 'a server whose PING says draining gets no new calls' => sub {
    my $world = World->new([ 'a', 'b' ]);
    $world->{answers} = { a => sub { return pong($_[0], draining => 1) }, b => script($OTHER, $DONE) };
    is $world->run->{code}, 'OK';
    is join(q{ }, map { $_->{to} } $world->calls), 'b';
};

subtest 'a request over the limit is not sent' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = sub { return pong($_[0], server => { max_message_bytes => 4, retention_ms => 0 }) };
    my $result = $world->run;
    is "@{$result}{qw(code outcome)}", 'RESOURCE_EXHAUSTED NOT_EXECUTED';
    like $result->{message}, qr/request of 8 bytes is over maxMessageSize = 4 of a/;
};

subtest 'a cancelled call settles its outcome' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = sub {
        my ($request) = @_;
        return pong($request) if $request->{kind} eq 'PING';
        return $request->{kind} eq 'CANCEL' && reply($request, code => 'CANCELLED', executed => 'NO', settled => 1);
    };
    $world->run(1_000.1);
    $world->{call}->cancel($world->{now});
    my $result = $world->run;
    is "@{$result}{qw(code outcome)}", 'CANCELLED NOT_EXECUTED';
};

subtest 'replies that nobody asked for are dropped' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script($STORE, undef);
    $world->run(1_000.1);
    my ($call) = $world->calls;
    $world->{call}->on_reply($world->{now}, reply($call, %{$_}))
        for { sequence => 2 }, { client => 'x' x 16 }, { scope => $OTHER };
    ok !$world->{result}, 'still waiting';
    $world->{call}->on_reply($world->{now}, reply($call));
    is $world->{result}{code}, 'OK';
};

subtest 'a frame that the server could not read ends the attempt at once' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} =
        script($STORE, { client => q{}, sequence => 0, code => 'INVALID_ARGUMENT', executed => 'NO', message => 'cut' }, $DONE);
    is $world->run->{code}, 'OK';
    is $world->told, 'not read by the server: cut | result';
};

subtest 'a server without memory for a frame says when to come back' => sub {
    my $world = World->new(['a']);
    $world->{answers}{a} = script(
        $STORE,
        { client => q{}, sequence => 0, code => 'RESOURCE_EXHAUSTED', executed => 'NO', message => 'memory', retry_after_ms => 5_000 },
        $DONE
    );
    is $world->run->{code}, 'OK';
    cmp_ok $world->{now}, '>=', 1_005;
};

subtest 'the retry budget ends a storm' => sub {
    my $world = World->new(['a'], attempts => 100, budget => 0);
    $world->{answers}{a} = script($STORE, undef);
    my $result = $world->run;
    like $result->{message}, qr/the client's retry budget is used up/;
    is scalar @{ $result->{attempts} }, 1;
};

subtest 'a session tells what is finished in ranges' => sub {
    my $session = Privateer::Session->new($ME);
    $session->allocate for 1 .. 10;
    $session->finish($_) for 1, 2, 4, 5, 8, 10;
    is_deeply { $session->finished(0) }, { done_below => 3, done => [ [ 4, 5 ], [ 8, 8 ], [ 10, 10 ] ] };

subtest 'more ranges than fit are told by the next requests' => sub {
    my $session = Privateer::Session->new($ME);
    $session->allocate for 1 .. 138;
    my @even = map { 2 * $_ } 1 .. 69;
    $session->finish($_) for @even;
    my @ranges = map { [ $_, $_ ] } @even;
    for my $told ([ @ranges[ 0 .. 63 ] ], [ @ranges[ 64 .. 68 ] ], [ @ranges[ 0 .. 63 ] ]) {
        is_deeply { $session->finished(0) }, { done_below => 1, done => $told };
    }
};

subtest 'of very many unknown outcomes the oldest are let go' => sub {
    my $session = Privateer::Session->new($ME);
    $session->finish_unknown($session->allocate, 1_000) for 1 .. 4_098;
    my $last = $session->allocate;
    is_deeply { $session->finished(0) }, { done_below => 3, done => [] };
    $session->finish(5);
    $session->finish_unknown($last, 1_000);
    is_deeply { $session->finished(0) }, { done_below => 3, done => [ [ 5, 5 ] ] };
    is_deeply { $session->finished(1_000) }, { done_below => 4_100, done => [] };
};

subtest 'of any history is told what is finished, and nothing else' => sub {
    my $seed = srand;
    my @wrong;
    for (1 .. 40) {
        my $session = Privateer::Session->new($ME);
        my ($taken, %unfinished) = (0);
        for (1 .. 60) {
            if (!%unfinished || rand > 0.5) {
                $unfinished{ $taken = $session->allocate } = 1;
            }
            else {
                my $sequence = 1 + int rand $taken;
                $session->finish($sequence);
                delete $unfinished{$sequence};
            }
            my %told = $session->finished(0);
            for my $number (1 .. $taken) {
                my $done = $number < $told{done_below} || grep { $_->[0] <= $number && $number <= $_->[1] } @{ $told{done} };
                push @wrong, $number if !$done == !$unfinished{$number};
            }
        }
    }
    is "@wrong", q{}, "seed $seed";
};
    $session->finish($_) for 3, 6, 7, 9;
    is_deeply { $session->finished(0) }, { done_below => 11, done => [] };
};

subtest 'an endpoint that failed gets one call when its time is over' => sub {
    my $endpoints = Privateer::Endpoints->new('a', 'b');
    $endpoints->avoid('a', 0);
    is join(q{ }, map { $endpoints->choose(0.5, {}) } 1 .. 2), 'b b';
    is join(q{ }, map { $endpoints->choose(2, {}) } 1 .. 3), 'a b b';
    $endpoints->trust('a');
    is join(q{ }, sort map { $endpoints->choose(3, {}) } 1 .. 2), 'a b';
    is $endpoints->choose(3, { a => 1, b => 1 }), undef;
};

done_testing;
