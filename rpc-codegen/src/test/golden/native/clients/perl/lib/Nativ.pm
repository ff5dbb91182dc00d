package Nativ;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Record;
use Privateer::Service;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package Nativ::DocumentsDocument;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'id', 'id', 1, $T->string ],
        [ 'body', 'body', 2, $T->known('Struct') ],
        [ 'extra', 'extra', 3, $T->known('Value') ],
        [ 'draft', 'draft', 4, $T->optional($T->known('Struct')) ],
        [ 'history', 'history', 5, $T->list($T->known('Value')) ],
        [ 'translations', 'translations', 6, $T->map($T->string, $T->known('Struct')) ],
        [ 'mask', 'mask', 7, $T->known('FieldMask') ],
    );
}

{
    package Nativ::Documents;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'merge',
        path       => 'nativ.Documents/Merge',
        arguments  => [
            [ 'document', 'document', 1, $T->record('Nativ::DocumentsDocument') ],
            [ 'value', 'value', 2, $T->known('Value') ],
        ],
        result     => [ 'result', 'result', 1, $T->known('Struct') ],
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Nativ - what nativ offers, for Perl

=head1 Nativ::Documents

Messages of protoc's own classes as components, arguments and results.

=head2 merge($document, $value)

=over

=item document

Nativ::DocumentsDocument

=item value

what JSON has, Privateer::JSON::null for its null

=back

=head1 Nativ::DocumentsDocument

A document and what is known of it.

=over

=item id

string

=item body

reference to a hash of what JSON has

=item extra

what JSON has, Privateer::JSON::null for its null

=item draft

reference to a hash of what JSON has, may be left out

=item history

reference to an array, each what JSON has, Privateer::JSON::null for its null

=item translations

reference to a hash, each value reference to a hash of what JSON has

=item mask

reference to an array of paths like user.display_name

=back

=cut
