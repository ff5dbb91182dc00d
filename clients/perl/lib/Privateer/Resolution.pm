package Privateer::Resolution;

use strict;
use warnings;

# Of the result that a Privateer::Resolver ended with.
sub new {
    my ($class, %result) = @_;
    my $reply = $result{reply} // {};
    my $ended = $result{outcome} eq 'EXECUTED';
    return bless {
        (map { $_ => $result{$_} } qw(outcome code message)),
        running => $reply->{working} ? 1 : 0,
        body    => $ended && $result{code} eq 'OK' ? $reply->{body} // {} : undef,
        error   => $ended && $reply->{detail} ? $reply->{detail}{name} : undef,
    }, $class;
}

sub outcome { return $_[0]{outcome} }
sub running { return $_[0]{running} }
sub code    { return $_[0]{code} }
sub message { return $_[0]{message} }
sub body    { return $_[0]{body} }
sub error   { return $_[0]{error} }

1;

__END__

=head1 NAME

Privateer::Resolution - what became of a call, as its server said when it was asked

=head1 SYNOPSIS

    my $kept = $error->call_id;    # a line of text: write it into a file, give it to another program

    my $resolution = $client->resolve($kept);
    if    ($resolution->running)                     { ask_again_later($kept) }
    elsif ($resolution->outcome eq 'NOT_EXECUTED')   { place_again() }

=head1 METHODS

=over

=item outcome

C<NOT_EXECUTED>, C<EXECUTED> or C<UNKNOWN>; the latter also while it still runs, and if no server could say.

=item running

Whether it waits or runs at this moment: ask again later.

=item code

How it ended: C<OK> with a result; C<NOT_FOUND> if the server has never seen it; C<DEADLINE_EXCEEDED> or C<UNAVAILABLE> if no
server that remembers it was reached.

=item message

For people; empty if there is a result.

=item body

The result: the method's reply message, undef if there is none. It is plain data, with the result itself under C<result>; a
client with C<< codec => 'protobuf' >> gets its bytes instead, encoded as the call was. Of a call that was made with Protocol
Buffers a server can tell a client with JSON that it ran, and not its result: the code is C<INTERNAL> then.

=item error

The name of the service's own error, if the call ended with one; else undef.

=back

=cut
