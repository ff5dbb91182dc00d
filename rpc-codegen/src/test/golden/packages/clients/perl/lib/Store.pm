package Store;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Record;
use Privateer::Service;
use Privateer::Types;
use Ware;

my $T = 'Privateer::Types';

{
    package Store::Inner;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'article', 'article', 1, $T->record('Ware::Article') ],
    );
}

{
    package Store::Store;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'all',
        path       => 'old.Store/All',
        arguments  => [
            [ 'kinds', 'kinds', 1, $T->list($T->enum('Ware::ArticleKind')) ],
        ],
        result     => [ 'result', 'result', 1, $T->map($T->string, $T->record('Ware::Article')) ],
    );
    __PACKAGE__->privateer_method(
        name       => 'inner',
        path       => 'old.Store/Inner',
        arguments  => [
            [ 'inner', 'inner', 1, $T->record('Store::Inner') ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Store::Inner') ],
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Store - what store offers, for Perl

=head1 Store::Store

Uses the types of another package.

=head2 all($kinds)

=over

=item kinds

reference to an array, each Ware::ArticleKind

=back

=head2 inner($inner)

A record that only this package may name, and so is its codec.

=over

=item inner

Store::Inner

=back

=head1 Store::Inner

=over

=item article

Ware::Article

=back

=cut
