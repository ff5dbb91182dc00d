package Privateer::RetryBudget;

# How many resendings all calls of a client may make together: a share of the calls, and a few per second. A token bucket
# after Finagle's. Pure: no clock.

use strict;
use warnings;

sub new {
    my ($class, $share, $per_second, $now) = @_;
    my $capacity = 10 * $per_second > 1_000 * $share ? 10 * $per_second : 1_000 * $share;
    return bless {
        share      => $share,
        per_second => $per_second,
        capacity   => $capacity,
        tokens     => 10 * $per_second,
        at         => $now,
    }, $class;
}

# A call is sent for the first time.
sub deposit {
    my ($self) = @_;
    $self->_add($self->{share});
    return;
}

# Whether a call may be sent again now; if so, that is paid for.
sub withdraw {
    my ($self, $now) = @_;
    $self->_add(($now - $self->{at}) * $self->{per_second});
    $self->{at} = $now;
    # A hair below one counts as one: five deposits of a fifth do not quite add up in binary.
    return 0 if $self->{tokens} < 0.999_999;
    $self->{tokens}--;
    return 1;
}

sub _add {
    my ($self, $tokens) = @_;
    my $sum = $self->{tokens} + $tokens;
    $self->{tokens} = $sum > $self->{capacity} ? $self->{capacity} : $sum;
    return;
}

1;
