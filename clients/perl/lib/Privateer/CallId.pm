package Privateer::CallId;

# Which call, and where it is remembered: a hash of client, sequence, scope and bound_ms as in a request. As text it is
# client/sequence@scope/boundMs, without the second half if the call is bound to no reply store.

use strict;
use warnings;

my $ID   = '[0-9a-f]{32}';
my $MOST = '9223372036854775807';

sub to_text {
    my ($id) = @_;
    my $text = unpack('H*', $id->{client}) . "/$id->{sequence}";
    return $id->{scope} eq q{} ? $text : $text . '@' . unpack('H*', $id->{scope}) . "/$id->{bound_ms}";
}

# Dies if it is no call id.
sub from_text {
    my ($text) = @_;
    my ($client, $sequence, $scope, $bound_ms) =
        ($text // q{}) =~ m{\A($ID)/([1-9][0-9]{0,18})(?:\@($ID)/(0|[1-9][0-9]{0,18}))?\z}
        or die 'no call id: "' . ($text // 'undef') . "\"; it looks like client/sequence\@scope/boundMs\n";
    for my $number (grep { defined } $sequence, $bound_ms) {
        die "no call id: a number in \"$text\" is too large\n" if length $number == length $MOST && $number gt $MOST;
    }
    return {
        client   => pack('H*', $client),
        sequence => $sequence,
        scope    => defined $scope ? pack('H*', $scope) : q{},
        bound_ms => $bound_ms // 0,
    };
}

1;
