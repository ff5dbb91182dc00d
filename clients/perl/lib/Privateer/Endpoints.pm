package Privateer::Endpoints;

# Where a client's servers are and which to try next: round robin over those that neither failed lately nor drain; if all did,
# the one that failed longest ago. One that failed gets a single call when its time is over. Pure: no clock, no sockets.

use strict;
use warnings;

my $AVOID = 1;

sub new {
    my ($class, @addresses) = @_;
    my %seen;
    return bless { all => [ grep { !$seen{$_}++ } @addresses ], avoided => {}, turn => 0 }, $class;
}

# The endpoint for a new try that is not among these; undef if none is left.
sub choose {
    my ($self, $now, $foreign) = @_;
    my ($all, $avoided) = @{$self}{qw(all avoided)};
    my $best;
    for my $i (0 .. $#{$all}) {
        my $place   = ($self->{turn} + $i) % @{$all};
        my $address = $all->[$place];
        next if $foreign->{$address};
        my $until = $avoided->{$address};
        if (!defined $until || $until <= $now) {
            $avoided->{$address} = $now + $AVOID if defined $until;
            $self->{turn} = ($place + 1) % @{$all};
            return $address;
        }
        $best = $address if !defined $best || $until < $avoided->{$best};
    }
    return $best;
}

# It was silent, or it drains: others come first for a while.
sub avoid {
    my ($self, $address, $now) = @_;
    $self->{avoided}{$address} = $now + $AVOID;
    return;
}

# It answered.
sub trust {
    my ($self, $address) = @_;
    delete $self->{avoided}{$address};
    return;
}

1;
