package Privateer::HeldLine;

# A call's line, and whether it holds a connection at the moment, so that none is used after it was given back.

use strict;
use warnings;

sub new {
    my ($class, $line) = @_;
    return bless { line => $line, held => 0, endpoint => 'no endpoint' }, $class;
}

# The endpoint that was connected last; for messages also when it is not held any more.
sub endpoint { return $_[0]{endpoint} }

sub is_held { return $_[0]{held} }

sub connect {
    my ($self, $endpoint) = @_;
    $self->close;
    $self->{endpoint} = $endpoint;
    return $self->{held} = $self->{line}->connect($endpoint);
}

sub peer { return $_[0]{held} ? $_[0]{line}->peer : undef }

sub learned {
    my ($self, $peer) = @_;
    $self->{line}->learned($peer);
    return;
}

# Any reply tells the server's store and its clock, as a PONG does.
sub heard {
    my ($self, $now, $reply) = @_;
    my $peer = $self->peer;
    return if !$peer || $reply->{scope} eq q{};
    return $self->learned({ %{$peer}, (map { $_ => $reply->{$_} } qw(scope store_ms draining)), at => $now });
}

sub send {
    my ($self, $request) = @_;
    return $self->{held} && $self->{line}->send($request);
}

sub release {
    my ($self) = @_;
    $self->{line}->release if delete $self->{held};
    return;
}

sub close {
    my ($self) = @_;
    $self->{line}->close if delete $self->{held};
    return;
}

sub done {
    my ($self, $result) = @_;
    $self->close;
    $self->{line}->done($result);
    return;
}

1;
