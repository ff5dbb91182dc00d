package Privateer::Session;

# A client's identity, its sequence numbers, and what it tells servers to forget. Pure: no clock, no sockets.

use strict;
use warnings;

my $MAX_RANGES = 64;

sub new {
    my ($class, $client) = @_;
    return bless { client => $client, next => 1, unfinished => {}, unknown => {} }, $class;
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
    return;
}

# Nobody could say what became of it: it stays unfinished for the retention.
sub finish_unknown {
    my ($self, $sequence, $until) = @_;
    $self->{unknown}{$sequence} = $until;
    return;
}

# What to tell: everything below a number is finished, and these ranges above it.
sub finished {
    my ($self, $now) = @_;
    for my $sequence (grep { $self->{unknown}{$_} <= $now } keys %{ $self->{unknown} }) {
        delete $self->{unknown}{$sequence};
        delete $self->{unfinished}{$sequence};
    }
    my @unfinished = sort { $a <=> $b } keys %{ $self->{unfinished} };
    return (done_below => $self->{next}, done => []) if !@unfinished;
    my @done;
    my $before = $unfinished[0];
    for my $sequence (@unfinished[ 1 .. $#unfinished ], $self->{next}) {
        push @done, [ $before + 1, $sequence - 1 ] if $sequence > $before + 1;
        $before = $sequence;
    }
    splice @done, $MAX_RANGES if @done > $MAX_RANGES;
    return (done_below => $unfinished[0], done => \@done);
}

1;
