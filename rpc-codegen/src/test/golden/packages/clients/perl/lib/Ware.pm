package Ware;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Enum;
use Privateer::Record;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package Ware::ArticleKind;
    use parent -norequire, 'Privateer::Enum';

    __PACKAGE__->privateer_constants(
        zero      => 'ARTICLE_KIND_UNSPECIFIED',
        constants => [
            [ 'FOOD', 1, 'ARTICLE_KIND_FOOD' ],
            [ 'TOOL', 2, 'ARTICLE_KIND_TOOL' ],
        ],
    );
}

{
    package Ware::Article;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'name', 'name', 1, $T->string ],
        [ 'part', 'part', 2, $T->optional($T->record('Ware::Article')) ],
        [ 'kind', 'kind', 3, $T->enum('Ware::ArticleKind') ],
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Ware - what ware offers, for Perl

=head1 Ware::Article

=over

=item name

string

=item part

Ware::Article, may be left out

=item kind

Ware::ArticleKind

=back

=head1 Ware::ArticleKind

One of FOOD, TOOL.

=cut
