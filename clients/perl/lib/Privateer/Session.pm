package Privateer::Session;

# A client's identity, its sequence numbers, and what it tells servers to forget. Pure: no clock, no sockets.

use strict;
use warnings;

# More are not told at once: the next request goes on where this one stopped.
my $MAX_RANGES = 64;

# Calls of unknown outcome beyond this many are finished before their time, the oldest first. By default a server remembers
# twice as many calls of a client and takes no more: who is cut off for long must not be refused when he is back.
my $MAX_UNKNOWN = 4_096;

sub new {
    my ($class, $client) = @_;
    return bless { client => $client, next => 1, unfinished => {}, unknown => {}, ended => [], told_up_to => 0 }, $class;
}

# Sixteen random bytes that are not all zero.
sub random_id {
    open my $urandom, '<:raw', '/dev/urandom' or die "no source of randomness: /dev/urandom: $!\n";
    read($urandom, my $id, 16) == 16 or die "no source of randomness: /dev/urandom is short\n";
    close $urandom or die "/dev/urandom: $!\n";
    return $id =~ /[^\0]/ ? $id : random_id();
}

sub client { return $_[0]{client} }

# The next number; it is never given out again.
sub allocate {
    my ($self) = @_;
    my $taken = $self->{next}++;
    $self->{unfinished}{$taken} = 1;
    return $taken;
}

# The result is in hand: no server needs to remember it.
sub finish {
    my ($self, $sequence) = @_;
    delete $self->{unfinished}{$sequence};
    delete $self->{unknown}{$sequence};
    return;
}

# Nobody could say what became of it: it stays unfinished for the retention.
sub finish_unknown {
    my ($self, $sequence, $until) = @_;
    $self->{unknown}{$sequence} = $until;
    # In the order in which they ended; some may be finished since.
    push @{ $self->{ended} }, $sequence;
    $self->finish(shift @{ $self->{ended} }) while keys %{ $self->{unknown} } > $MAX_UNKNOWN;
    return;
}

# What to tell: everything below a number is finished, and these ranges above it.
sub finished {
    my ($self, $now) = @_;
    my ($ended, $unknown) = @{$self}{qw(ended unknown)};
    $self->finish(shift @{$ended}) while @{$ended} && ($unknown->{ $ended->[0] } // $now) <= $now;
    my @unfinished = sort { $a <=> $b } keys %{ $self->{unfinished} };
    return (done_below => $self->{next}, done => []) if !@unfinished;
    return (done_below => $unfinished[0], done => $self->_ranges(@unfinished));
}

# What is finished between the unfinished numbers and above them.
sub _ranges {
    my ($self, @unfinished) = @_;
    my $from = $self->{told_up_to};
    $self->{told_up_to} = 0;
    my @done;
    my $before = shift @unfinished;
    for my $sequence (@unfinished, $self->{next}) {
        if ($sequence > $before + 1 && $sequence > $from) {
            push @done, [ $before + 1, $sequence - 1 ];
            if (@done == $MAX_RANGES) {
                $self->{told_up_to} = $sequence;
                return \@done;
            }
        }
        $before = $sequence;
    }
    return \@done;
}

1;
