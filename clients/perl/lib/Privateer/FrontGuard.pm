package Privateer::FrontGuard;

# A worker's rule for what fronts hand to it: only what is meant for this start of it, only from fronts that it registered with,
# and of each only dispatches above the last one, so that a copy that the network kept never executes.

use strict;
use warnings;

my $MAX_FRONTS = 64;

sub new {
    my ($class, $instance) = @_;
    return bless { instance => $instance, last => {}, order => [] }, $class;
}

# A front accepted the registration.
sub joined {
    my ($self, $front) = @_;
    $self->{last}{$front} //= 0;
    $self->{order} = [ (grep { $_ ne $front } @{ $self->{order} }), $front ];
    delete $self->{last}{ shift @{ $self->{order} } } if @{ $self->{order} } > $MAX_FRONTS;
    return;
}

# Whether this front's confirmation has arrived, so that what it hands over will be executed.
sub has_joined {
    my ($self, $front) = @_;
    return exists $self->{last}{$front};
}

# Why a front's request may not execute; undef if it may, and then its number is used up.
sub refusal {
    my ($self, $request) = @_;
    my ($scope, $front, $dispatch) = @{$request}{qw(scope front dispatch)};
    my ($meant, $me, $from) = map { unpack 'H*', $_ } $scope, $self->{instance}, $front;
    return "handed to worker $meant, this is $me" if $scope ne $self->{instance};
    my $last = $self->{last}{$front};
    return "this worker did not join front $from" if !defined $last;
    return "dispatch $dispatch is not above the last from this front, $last" if $dispatch <= $last;
    $self->{last}{$front} = $dispatch;
    return;
}

1;
