package Privateer::Resolver;

# Asks what became of a call, by a WAIT that does not wait: it changes nothing, and never takes the reply from whoever waits
# for it. It asks each server that tells the call's reply store until one answers, or the time is over.
#
# A pure state machine like Privateer::Pirate, with the same line.

use strict;
use warnings;

use Privateer::CallId;
use Privateer::HeldLine;
use Privateer::Pirate;

# shared, line, timeout and now: as for a call. id: of a call that is bound to a reply store. codec: of the questions.
sub new {
    my ($class, %args) = @_;
    return bless {
        %args,
        line     => Privateer::HeldLine->new($args{line}),
        deadline => $args{now} + $args{timeout},
        phase    => 'RESTING',
        timer    => 0,
        foreign  => {},
        failures => 0,
        last     => 'no server was reached',
    }, $class;
}

sub is_over { return $_[0]{phase} eq 'OVER' }

sub next_time {
    my ($self) = @_;
    return $self->{timer} < $self->{deadline} ? $self->{timer} : $self->{deadline};
}

sub start {
    my ($self, $now) = @_;
    return $self->_go($now);
}

sub on_time {
    my ($self, $now) = @_;
    return if $self->is_over || $self->next_time > $now;
    return $self->_end(code => 'DEADLINE_EXCEEDED', message => $self->{last}) if $self->{deadline} <= $now;
    return $self->_go($now) if $self->{phase} eq 'RESTING';
    return $self->_failed($now, 'no reply from ' . $self->{line}->endpoint);
}

# The caller does not want to know any more.
sub cancel {
    my ($self) = @_;
    $self->_end(code => 'CANCELLED', message => 'cancelled by the caller') if !$self->is_over;
    return;
}

# A reply came on the current connection; one that answers another question is dropped.
sub on_reply {
    my ($self, $now, $reply) = @_;
    my ($phase, $id) = @{$self}{qw(phase id)};
    if ($reply->{server}) {
        return if $phase ne 'PINGING' || $reply->{sequence} ne $self->{nonce};
        return if $reply->{client} ne $self->{shared}{session}->client;
        my $peer = Privateer::Pirate::peer_of($reply, $now);
        $self->{line}->learned($peer);
        $self->{shared}{endpoints}->trust($self->{line}->endpoint);
        return $self->_ask($now, $peer);
    }
    return if $phase ne 'ASKING';
    if ($reply->{sequence} eq '0' && $reply->{client} eq q{}) {
        # Not of this question alone: the server was full, say, and tells when to come back.
        $self->{line}->release;
        return $self->_rest($now, "not read by the server: $reply->{message}", $reply->{retry_after_ms});
    }
    return if $reply->{sequence} ne $id->{sequence} || $reply->{client} ne $id->{client};
    return $self->_other_store($now) if $reply->{code} eq 'WRONG_SCOPE';
    return if $reply->{scope} ne $id->{scope};
    $self->{line}->release;
    return $self->_end(code => $reply->{code}, message => $reply->{message}, reply => $reply);
}

# ---- towards a server that knows

sub _go {
    my ($self, $now) = @_;
    my $shared = $self->{shared};
    my $chosen = $shared->{endpoints}->choose($now, $self->{foreign});
    return $self->_end(code => 'UNAVAILABLE', message => 'no server has the reply store that the call is bound to')
        if !defined $chosen;
    $self->{phase} = 'PINGING';
    $self->{timer} = $now + $shared->{policy}{attempt_timeout};
    my $peer = $self->{line}->connect($chosen) ? $self->{line}->peer : undef;
    return $self->_ask($now, $peer) if $peer;
    $self->{nonce} = Privateer::Pirate::nonce($shared);
    my $session = $shared->{session};
    return $self->_send($now,
        kind => 'PING', client => $session->client, sequence => $self->{nonce}, codec => $self->{codec}, $session->finished($now));
}

sub _ask {
    my ($self, $now, $peer) = @_;
    return $self->_other_store($now) if $peer->{scope} ne $self->{id}{scope};
    $self->{phase} = 'ASKING';
    $self->{timer} = $now + $self->{shared}{policy}{attempt_timeout};
    my $left = int(1_000 * ($self->{deadline} - $now));
    # Without a word of what is finished: it may be another session's call, and that session's numbers are not ours.
    return $self->_send($now, %{ $self->{id} }, kind => 'WAIT', codec => $self->{codec}, timeout_ms => $left < 1 ? 1 : $left);
}

sub _send {
    my ($self, $now, %request) = @_;
    return if $self->{line}->send(\%request);
    return $self->_failed($now, 'no connection to ' . $self->{line}->endpoint);
}

sub _other_store {
    my ($self, $now) = @_;
    $self->{foreign}{ $self->{line}->endpoint } = 1;
    $self->{line}->release;
    return $self->_go($now);
}

sub _failed {
    my ($self, $now, $why) = @_;
    $self->{line}->close;
    $self->{shared}{endpoints}->avoid($self->{line}->endpoint, $now);
    return $self->_rest($now, $why, 0);
}

sub _rest {
    my ($self, $now, $why, $at_least_ms) = @_;
    my $wait = Privateer::Pirate::backoff($self->{shared}, $self->{failures}++);
    $self->{last}  = $why;
    $self->{phase} = 'RESTING';
    $self->{timer} = $now + ($wait > $at_least_ms / 1_000 ? $wait : $at_least_ms / 1_000);
    return;
}

# ---- the end

sub _end {
    my ($self, %result) = @_;
    $self->{phase} = 'OVER';
    my $outcome = _outcome($result{reply});
    my $session = $self->{shared}{session};
    $session->finish($self->{id}{sequence}) if $outcome ne 'UNKNOWN' && $self->{id}{client} eq $session->client;
    $self->{line}->done({
        %result,
        outcome     => $outcome,
        server_said => $result{reply} ? 1 : 0,
        attempts    => [],
        call_id     => Privateer::CallId::to_text($self->{id}),
    });
    return;
}

sub _outcome {
    my ($reply) = @_;
    return 'UNKNOWN' if !$reply;
    return 'EXECUTED' if $reply->{executed} eq 'YES';
    # A NO that is not settled speaks of a copy; another one may run yet.
    return $reply->{executed} eq 'NO' && $reply->{settled} ? 'NOT_EXECUTED' : 'UNKNOWN';
}

1;
