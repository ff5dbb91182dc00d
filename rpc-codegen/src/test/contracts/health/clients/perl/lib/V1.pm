package V1;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Enum;
use Privateer::Record;
use Privateer::Service;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package V1::CheckResponseStatus;
    use parent -norequire, 'Privateer::Enum';

    __PACKAGE__->privateer_constants(
        unknown   => 'UNKNOWN',
        zero      => 'UNKNOWN',
        constants => [
            [ 'SERVING', 1, 'SERVING' ],
            [ 'NOT_SERVING', 2, 'NOT_SERVING' ],
        ],
    );
}

{
    package V1::CheckRequest;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'service', 'service', 1, $T->string ],
    );
}

{
    package V1::CheckResponse;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'status', 'status', 1, $T->enum('V1::CheckResponseStatus') ],
        [ 'all', 'all', 5, $T->map($T->string, $T->enum('V1::CheckResponseStatus')) ],
        [ 'since', 'since', 6, $T->fixed64 ],
        [ 'change', 'change', 7, $T->sint32 ],
        [ 'samples', 'samples', 8, $T->list($T->sfixed32) ],
        [ 'text', 'text', 2, $T->optional($T->string) ],
        [ 'number', 'number', 3, $T->optional($T->uint64) ],
        [ 'asked', 'asked', 4, $T->optional($T->record('V1::CheckRequest')) ],
    );
    __PACKAGE__->privateer_one_of(qw(text number asked));
}

{
    package V1::Health;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'check',
        path       => 'health.v1.Health/Check',
        request    => 'V1::CheckRequest',
        reply      => 'V1::CheckResponse',
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

V1 - what health.v1 offers, for Perl

=head1 V1::Health

What a load balancer asks.

=head2 check($request)

How a service is.

Takes a V1::CheckRequest.

Gives a V1::CheckResponse.

=head1 V1::CheckRequest

=over

=item service

string: Empty: the server as a whole.

=back

=head1 V1::CheckResponse

=over

=item status

V1::CheckResponseStatus

=item all

reference to a hash, each value V1::CheckResponseStatus

=item since

integer

=item change

integer

=item samples

reference to an array, each integer

=item text

string, may be left out

=item number

integer, may be left out

=item asked

V1::CheckRequest, may be left out

=back

At most one is there of text, number, asked.

=head1 V1::CheckResponseStatus

One of SERVING, NOT_SERVING, UNKNOWN.

=cut
