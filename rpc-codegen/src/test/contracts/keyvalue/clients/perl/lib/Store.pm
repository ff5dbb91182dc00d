package Store;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Record;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package Store::Entry;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'key', 'key', 1, $T->string ],
        [ 'value', 'value', 2, $T->bytes ],
    );
}

{
    package Store::Query;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'request', 'request', 1, $T->string ],
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Store - what store offers, for Perl

=head1 Store::Entry

A key with its value.

=over

=item key

string

=item value

bytes

=back

=head1 Store::Query

Its field is called as the parameter of a method that takes it.

=over

=item request

string

=back

=cut
