package Privateer::Pirate;

# The Lazy Pirate: one call on its way to a result. It asks a fresh connection for a PONG, sends, tells slow from dead by the
# beat, closes and opens and sends again with the same identity, and settles the outcome before it gives up.
#
# A pure state machine: events and the time (in seconds) come in through its methods, actions go out through the line; it
# never sleeps and reads no clock. The name is ZeroMQ's for the pattern (zguide, chapter 4).
#
# A line has the methods connect(endpoint), peer, learned(peer), send(request), release, close and done(result); connect and send
# tell whether that worked.

use strict;
use warnings;

use Privateer::CallId;
use Privateer::HeldLine;

# How long a call with unknown outcome stays unfinished for servers: the default retention of a store.
my $RETENTION = 600;

# How often a call is sent that is made for an extra copy of another one: so layers of services add, and do not multiply.
my $EXTRA_ATTEMPTS = 2;

# How old a PONG may be, at most.
my $PONG_FRESH = 60;

my %MEANING = (
    NOT_EXECUTED => 'the call did not run and never will',
    EXECUTED     => 'the call ran',
    UNKNOWN      => 'the call may have been executed',
);

my %SETTLING = (SETTLING => 1, SETTLING_PING => 1);

# shared: policy, session, budget, endpoints and random (a sub that gives a number from 0 to 1). request: method, codec, body
# and what else every copy carries.
sub new {
    my ($class, %args) = @_;
    my $most = $args{shared}{policy}{max_attempts};
    return bless {
        %args,
        line     => Privateer::HeldLine->new($args{line}),
        most     => $args{request}{extra} && $most > $EXTRA_ATTEMPTS ? $EXTRA_ATTEMPTS : $most,
        deadline => $args{now} + $args{timeout},
        phase    => 'READY',
        timer    => 0,
        foreign  => {},
        failures => 0,
        sent     => 0,
        attempts => [],
        verdict  => {},
    }, $class;
}

sub is_over { return $_[0]{phase} eq 'OVER' }

# When on_time must be called next.
sub next_time {
    my ($self) = @_;
    return $self->{timer} if $SETTLING{ $self->{phase} } || $self->{timer} < $self->{deadline};
    return $self->{deadline};
}

sub start {
    my ($self, $now) = @_;
    $self->_identify;
    return $self->_go($now);
}

# Time has passed.
sub on_time {
    my ($self, $now) = @_;
    return if $self->is_over || $self->next_time > $now;
    my $phase = $self->{phase};
    if (!$SETTLING{$phase} && $self->{deadline} <= $now) {
        $self->_ended($now, 'the deadline passed');
        my $within = _seconds($self->{timeout});
        return $self->_settle($now,
            code => 'DEADLINE_EXCEEDED', message => 'no result from ' . $self->{line}->endpoint . " within the deadline of $within");
    }
    return $self->_not_reached($now) if $phase eq 'PINGING';
    return $self->_unanswered($now)  if $phase eq 'CALLING';
    return $self->_go($now)          if $phase eq 'RESTING';
    return $self->_unsettled($now, q{});
}

# The caller does not want the result any more; the call ends as CANCELLED with a true outcome.
sub cancel {
    my ($self, $now) = @_;
    my %cancelled = (code => 'CANCELLED', message => 'cancelled by the caller');
    if ($SETTLING{ $self->{phase} }) {
        # One that wanted to move gives up instead; one that gives up goes on doing so.
        $self->{verdict} = \%cancelled if $self->{verdict}{moves};
    }
    elsif (!$self->is_over) {
        $self->_ended($now, 'the caller cancelled');
        $self->_settle($now, %cancelled);
    }
    return;
}

# A reply came on the current connection; one that this call did not ask for is dropped.
sub on_reply {
    my ($self, $now, $reply) = @_;
    my $phase = $self->{phase};
    if ($reply->{server}) {
        my $pinging = $phase eq 'PINGING' || $phase eq 'SETTLING_PING';
        if ($pinging && $reply->{sequence} eq $self->{nonce} && $reply->{client} eq $self->{request}{client}) {
            $self->_on_pong($now, peer_of($reply, $now));
        }
    }
    elsif ($phase eq 'CALLING' && $reply->{sequence} eq '0' && $reply->{client} eq q{}) {
        $self->_try_again($now, "not read by the server: $reply->{message}", $reply->{retry_after_ms} // 0);
    }
    elsif ($self->_is_mine($reply)) {
        $self->{line}->heard($now, $reply);
        $self->_on_answer($now, $reply)     if $phase eq 'CALLING';
        $self->_on_settlement($now, $reply) if $phase eq 'SETTLING';
    }
    return;
}

sub _is_mine {
    my ($self, $reply) = @_;
    my $request = $self->{request};
    return 0 if $reply->{sequence} ne $request->{sequence} || $reply->{client} ne $request->{client};
    return $self->{idempotent} || $reply->{scope} eq $request->{scope} || $reply->{code} eq 'WRONG_SCOPE';
}

# What a server tells of itself in a PONG.
sub peer_of {
    my ($pong, $now) = @_;
    return {
        (map { $_ => $pong->{$_} } qw(scope store_ms draining)),
        (map { $_ => $pong->{server}{$_} } qw(max_message_bytes retention_ms)),
        at => $now,
    };
}

# A store forgets what was bound longer ago than its retention, so a call must not start with most of that behind it.
sub _is_fresh {
    my ($peer, $now) = @_;
    my $quarter = ($peer->{retention_ms} || 4e6) / 4_000;
    return $now - $peer->{at} <= ($quarter < $PONG_FRESH ? $quarter : $PONG_FRESH);
}

# ---- towards a result

# With a word of what is finished.
sub _send_now {
    my ($self, $now, %request) = @_;
    return $self->{line}->send({ %request, $self->{shared}{session}->finished($now) });
}

# A new identity, free to be bound to any reply store.
sub _identify {
    my ($self) = @_;
    my $session = $self->{shared}{session};
    $self->{request} = {
        %{ $self->{request} },
        kind     => 'CALL',
        client   => $session->client,
        sequence => $session->allocate,
        scope    => q{},
        bound_ms => 0,
        attempt  => 0,
    };
    $self->{foreign}      = {};
    $self->{last_sent_to} = undef;
    return;
}

sub _go {
    my ($self, $now) = @_;
    my $chosen = $self->{shared}{endpoints}->choose($now, $self->{foreign});
    return $self->_store_is_gone($now) if !defined $chosen;
    return $self->_not_reached($now)   if !$self->{line}->connect($chosen);
    my $peer = $self->{line}->peer;
    return $self->_call($now, $peer) if $peer && _is_fresh($peer, $now);
    return $self->_ping($now, 'PINGING', $now + $self->{shared}{policy}{attempt_timeout});
}

sub _ping {
    my ($self, $now, $next, $until) = @_;
    $self->{nonce} = nonce($self->{shared});
    $self->{phase} = $next;
    $self->{timer} = $until;
    my %ping = (kind => 'PING', client => $self->{request}{client}, sequence => $self->{nonce}, codec => $self->{request}{codec});
    return if $self->_send_now($now, %ping);
    return $next eq 'PINGING' ? $self->_not_reached($now) : $self->_unsettled($now, q{});
}

# Far above any sequence number, so that no PONG can pass for a call's reply.
sub nonce {
    my ($shared) = @_;
    return (1 << 62) + int(2**50 * $shared->{random}->());
}

sub _on_pong {
    my ($self, $now, $peer) = @_;
    $self->{line}->learned($peer);
    if ($self->{phase} eq 'PINGING') {
        $self->{shared}{endpoints}->trust($self->{line}->endpoint);
        return $self->_call($now, $peer);
    }
    return $self->_send_cancel($now) if $peer->{scope} eq $self->{request}{scope};
    $self->{line}->release;
    return $self->_unsettled($now, 'another reply store answers in its place') if $self->{line}->endpoint eq $self->{last_sent_to};
    return $self->_reconnect_to_settle($now);
}

sub _call {
    my ($self, $now, $peer) = @_;
    my ($request, $shared) = @{$self}{qw(request shared)};
    my $bound = $request->{scope} ne q{};
    my $size  = length $request->{body};
    return $self->_other_store($now) if $bound && $peer->{scope} ne $request->{scope};
    if (!$bound && $peer->{draining}) {
        $self->{line}->release;
        return $self->_not_reached($now);
    }
    if ($peer->{max_message_bytes} && $size > $peer->{max_message_bytes}) {
        $self->{line}->release;
        return $self->_settle($now,
            code    => 'RESOURCE_EXHAUSTED',
            message => "request of $size bytes is over maxMessageSize = $peer->{max_message_bytes} of " . $self->{line}->endpoint);
    }
    if (!$self->{sent}) {
        $shared->{budget}->deposit;
    }
    elsif (!$shared->{budget}->withdraw($now)) {
        $self->{line}->release;
        return $self->_settle($now, code => 'UNAVAILABLE', message => q{the client's retry budget is used up});
    }
    @{$request}{qw(scope bound_ms)} = @{$peer}{qw(scope store_ms)} if !$self->{idempotent} && !$bound;
    $request->{attempt}++;
    # Another copy may be executed too.
    $request->{extra} = 1 if $self->{idempotent} && $request->{attempt} > 1;
    $self->{sent}++;
    $self->{open} = [ $self->{line}->endpoint, $now ];
    return $self->_send($now, %{$request});
}

# What a WAIT or CANCEL carries of the call.
sub _about {
    my ($self, $kind) = @_;
    my %request = (%{ $self->{request} }, kind => $kind);
    delete @request{qw(body metadata)};
    return %request;
}

# Sends a CALL, or a WAIT for one, and listens for as long as a server may be silent.
sub _send {
    my ($self, $now, %out) = @_;
    my $policy = $self->{shared}{policy};
    $self->{phase}     = 'CALLING';
    $self->{timer}     = $now + $policy->{attempt_timeout};
    $self->{last_kind} = $out{kind};
    my $remaining = int(1_000 * ($self->{deadline} - $now));
    $out{timeout_ms} = $remaining < 1 ? 1 : $remaining;
    $out{beat_ms}    = _beat_ms($policy);
    return $self->_unanswered($now) if !$self->_send_now($now, %out);
    $self->{last_sent_to} = $self->{line}->endpoint;
    return;
}

# Half of the attempt timeout, so that one lost beat shows before it counts as silence.
sub _beat_ms {
    my ($policy) = @_;
    my $beat = int(500 * $policy->{attempt_timeout});
    return $beat < 1 ? 1 : $beat;
}

# ---- what may come back

sub _on_answer {
    my ($self, $now, $reply) = @_;
    $self->{failures} = 0;
    my $endpoints = $self->{shared}{endpoints};
    if   ($reply->{draining}) { $endpoints->avoid($self->{line}->endpoint, $now) }
    else                      { $endpoints->trust($self->{line}->endpoint) }
    return $self->_send($now, $self->_about('WAIT')) if $reply->{working};
    return $self->_finish_with($now, $reply, 'EXECUTED') if $reply->{executed} eq 'YES';
    return $self->_on_refusal($now, $reply) if $reply->{executed} eq 'NO';
    return $self->_on_unknown($now, $reply);
}

sub _on_refusal {
    my ($self, $now, $reply) = @_;
    my ($code, $message, $settled) = @{$reply}{qw(code message settled)};
    my $come_back = $code eq 'UNAVAILABLE' || ($code eq 'RESOURCE_EXHAUSTED' && !$settled);
    return $self->_finish_with($now, $reply, 'NOT_EXECUTED') if !$come_back && $settled;
    my %verdict = (code => $code, message => $message, server_said => 1);
    if (!$come_back) {
        $self->_ended($now, "$code: $message");
        return $self->_settle($now, %verdict);
    }
    if ($settled) {
        $self->_ended($now, "refused: $message");
        return $self->_move($now, $message, $reply->{retry_after_ms});
    }
    if (!$self->{idempotent} && $reply->{draining}) {
        $self->_ended($now, "refused: $message");
        return $self->_settle($now, %verdict, moves => 1);
    }
    return $self->_try_again($now, "refused: $message", $reply->{retry_after_ms});
}

sub _on_unknown {
    my ($self, $now, $reply) = @_;
    my $code          = $reply->{code};
    my $never_arrived = $self->{last_kind} eq 'WAIT' && $code eq 'NOT_FOUND' && !$reply->{settled};
    my $may_run_again = $self->{idempotent} && ($code eq 'UNAVAILABLE' || $code eq 'ABORTED');
    if ($code eq 'WRONG_SCOPE') {
        $self->_ended($now, 'another reply store');
        return $self->_other_store($now);
    }
    return $self->_try_again($now, $reply->{message}, $reply->{retry_after_ms}) if $never_arrived || $may_run_again;
    return $self->_finish_with($now, $reply, 'UNKNOWN');
}

# ---- silence and rest

# This server is dead or cut off.
sub _unanswered {
    my ($self, $now) = @_;
    my $silence = 'no reply from ' . $self->{line}->endpoint . ' within ' . _seconds($self->{shared}{policy}{attempt_timeout});
    $self->{line}->close;
    $self->{shared}{endpoints}->avoid($self->{line}->endpoint, $now);
    return $self->_try_again($now, $silence, 0);
}

# The attempt came to nothing, and another one may follow.
sub _try_again {
    my ($self, $now, $why, $at_least_ms) = @_;
    $self->_ended($now, $why);
    $self->{line}->release;
    return $self->_settle($now, code => 'UNAVAILABLE', message => $why)
        if $self->{sent} >= $self->{most};
    return $self->_rest($now, $at_least_ms);
}

# Nobody there to send to: another endpoint, or the same one later. Costs no attempt.
sub _not_reached {
    my ($self, $now) = @_;
    $self->{line}->close;
    $self->{shared}{endpoints}->avoid($self->{line}->endpoint, $now);
    return $self->_rest($now, 0);
}

# The wait after so many failures before this one. Full jitter: uniform between 0 and the doubled base.
sub backoff {
    my ($shared, $failures) = @_;
    my $policy  = $shared->{policy};
    my $doubled = $policy->{backoff_base} * 2**($failures > 30 ? 30 : $failures);
    my $longest = $doubled < $policy->{backoff_cap} ? $doubled : $policy->{backoff_cap};
    return $longest * $shared->{random}->();
}

sub _rest {
    my ($self, $now, $at_least_ms) = @_;
    my $wait = backoff($self->{shared}, $self->{failures}++);
    $self->{phase} = 'RESTING';
    $self->{timer} = $now + ($wait > $at_least_ms / 1_000 ? $wait : $at_least_ms / 1_000);
    return;
}

sub _other_store {
    my ($self, $now) = @_;
    $self->{foreign}{ $self->{line}->endpoint } = 1;
    $self->{line}->release;
    return $self->_go($now);
}

# Every endpoint answers, and none has the store that this call is bound to.
sub _store_is_gone {
    my ($self, $now) = @_;
    if (!defined $self->{last_sent_to}) {
        # Bound, but no copy was handed to a socket.
        $self->{shared}{session}->finish($self->{request}{sequence});
        $self->_identify;
        return $self->_rest($now, 0);
    }
    $self->{verdict} = {
        code    => 'UNAVAILABLE',
        message => 'the server that took the call is gone, another reply store answers in its place',
    };
    return $self->_finish($now, 'UNKNOWN');
}

# ---- settling the outcome

# Ends with the verdict once the server has said what became of all copies, or within one attempt timeout.
sub _settle {
    my ($self, $now, %verdict) = @_;
    $self->{verdict} = \%verdict;
    return $self->_finish($now, 'NOT_EXECUTED') if !defined $self->{last_sent_to};
    if ($self->{idempotent}) {
        # It stops work that nobody waits for. No server remembers such calls, so its answer would say nothing.
        $self->_send_now($now, $self->_about('CANCEL')) if $self->{phase} eq 'CALLING';
        return $self->_finish($now, 'UNKNOWN');
    }
    $self->{timer} = $self->{settle_by} = $now + $self->{shared}{policy}{attempt_timeout};
    return $self->_send_cancel($now) if $self->{line}->is_held && $self->{phase} eq 'CALLING';
    if ($self->{line}->is_held && $self->{phase} eq 'PINGING') {
        $self->{phase} = 'SETTLING_PING';
        return;
    }
    return $self->_reconnect_to_settle($now);
}

sub _reconnect_to_settle {
    my ($self, $now) = @_;
    return $self->_unsettled($now, "$self->{last_sent_to} cannot be reached") if !$self->{line}->connect($self->{last_sent_to});
    my $peer = $self->{line}->peer;
    return $self->_send_cancel($now) if $peer && $peer->{scope} eq $self->{request}{scope};
    return $self->_ping($now, 'SETTLING_PING', $self->{settle_by});
}

sub _send_cancel {
    my ($self, $now) = @_;
    $self->{phase} = 'SETTLING';
    $self->{timer} = $self->{settle_by};
    my %cancel = ($self->_about('CANCEL'), timeout_ms => 1, beat_ms => _beat_ms($self->{shared}{policy}));
    return $self->_send_now($now, %cancel) ? undef : $self->_unsettled($now, q{});
}

sub _on_settlement {
    my ($self, $now, $reply) = @_;
    my $executed = $reply->{executed};
    my $of_a_copy = ($executed eq 'NO' && !$reply->{settled}) || ($executed eq 'UNKNOWN' && $reply->{code} eq 'NOT_FOUND');
    # It answers a copy that was sent before the CANCEL.
    return if $reply->{working} || $of_a_copy;
    $self->{line}->release;
    my $moves = $self->{verdict}{moves};
    return $self->_move($now, $self->{verdict}{message}, 0) if $moves && $executed eq 'NO';
    return $self->_finish_with($now, $reply, 'EXECUTED')    if $moves && $executed eq 'YES';
    return $self->_finish($now, { NO => 'NOT_EXECUTED', YES => 'EXECUTED', UNKNOWN => 'UNKNOWN' }->{$executed});
}

sub _unsettled {
    my ($self, $now, $why) = @_;
    $self->{line}->close;
    my $verdict = $self->{verdict};
    if ($verdict->{moves} && $self->{deadline} > $now) {
        # Nobody may place it elsewhere yet: try again where it is bound.
        $self->{shared}{endpoints}->avoid($self->{line}->endpoint, $now);
        return $self->_rest($now, 0);
    }
    $verdict->{message} .= "; $why" if $why ne q{};
    return $self->_finish($now, 'UNKNOWN');
}

# It did not run in the old store and never will: it is placed anew.
sub _move {
    my ($self, $now, $why, $at_least_ms) = @_;
    $self->{line}->release;
    if ($self->{sent} >= $self->{most}) {
        $self->{verdict} = { code => 'UNAVAILABLE', message => $why, server_said => 1 };
        return $self->_finish($now, 'NOT_EXECUTED');
    }
    $self->{shared}{session}->finish($self->{request}{sequence});
    $self->_identify;
    return $self->_rest($now, $at_least_ms);
}

# ---- the end

# What came of the attempt that is under way; nothing if none is.
sub _ended {
    my ($self, $now, $result) = @_;
    if (my $open = delete $self->{open}) {
        push @{ $self->{attempts} },
            { endpoint => $open->[0], number => $self->{sent}, seconds => $now - $open->[1], result => $result };
    }
    return;
}

sub _finish {
    my ($self, $now, $outcome) = @_;
    my %verdict = %{ $self->{verdict} };
    delete $verdict{moves};
    return $self->_end($now, %verdict, outcome => $outcome);
}

sub _finish_with {
    my ($self, $now, $reply, $outcome) = @_;
    my ($code, $message) = @{$reply}{qw(code message)};
    $self->_ended($now, $code eq 'OK' ? 'result' : "$code: $message");
    $self->{line}->release;
    return $self->_end($now,
        code => $code, outcome => $outcome, message => $message, server_said => 1, reply => $reply);
}

sub _end {
    my ($self, $now, %result) = @_;
    $self->{phase} = 'OVER';
    my $session  = $self->{shared}{session};
    my $sequence = $self->{request}{sequence};
    my $outcome  = $result{outcome};
    if   ($outcome eq 'UNKNOWN' && !$self->{idempotent}) { $session->finish_unknown($sequence, $now + $RETENTION) }
    else                                                 { $session->finish($sequence) }
    my $tries = $self->{sent} == 1 ? '1 attempt' : "$self->{sent} attempts";
    my $told  = "$result{message}, $tries ($self->{request}{method}, sequence $sequence). Outcome: $outcome, $MEANING{$outcome}";
    $self->{line}->done({
        server_said => 0,
        %result,
        message  => $told,
        attempts => $self->{attempts},
        call_id  => Privateer::CallId::to_text($self->{request}),
    });
    return;
}

sub _seconds {
    my ($seconds) = @_;
    my $millis = int(1_000 * $seconds + 0.5);
    return $millis < 1_000 ? "$millis ms" : $millis / 1_000 . ' s';
}

1;
