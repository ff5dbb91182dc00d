package Shop;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Enum;
use Privateer::Record;
use Privateer::Service;
use Privateer::ServiceError;
use Privateer::Types;
use Privateer::Union;

my $T = 'Privateer::Types';

{
    package Shop::Color;
    use parent -norequire, 'Privateer::Enum';

    __PACKAGE__->privateer_constants(
        unknown   => 'OTHER',
        zero      => 'COLOR_UNSPECIFIED',
        constants => [
            [ 'RED', 1, 'COLOR_RED' ],
            [ 'GREEN', 2, 'COLOR_GREEN' ],
        ],
    );
}

{
    package Shop::Mood;
    use parent -norequire, 'Privateer::Enum';

    __PACKAGE__->privateer_constants(
        zero      => 'MOOD_UNSPECIFIED',
        constants => [
            [ 'GOOD', 1, 'MOOD_GOOD' ],
            [ 'BAD', 2, 'MOOD_BAD' ],
        ],
    );
}

{
    package Shop::Everything;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'scalars', 'scalars', 1, $T->record('Shop::EverythingScalars') ],
        [ 'boxes', 'boxes', 2, $T->record('Shop::EverythingBoxes') ],
        [ 'optionals', 'optionals', 3, $T->record('Shop::EverythingOptionals') ],
        [ 'defaults', 'defaults', 4, $T->record('Shop::EverythingDefaults') ],
        [ 'texts', 'texts', 5, $T->record('Shop::EverythingTexts') ],
        [ 'times', 'times', 6, $T->record('Shop::EverythingTimes') ],
        [ 'lists', 'lists', 7, $T->record('Shop::EverythingLists') ],
        [ 'arrays', 'arrays', 8, $T->record('Shop::EverythingArrays') ],
        [ 'maps', 'maps', 9, $T->record('Shop::EverythingMaps') ],
        [ 'color', 'color', 10, $T->enum('Shop::Color') ],
        [ 'mood', 'mood', 11, $T->optional($T->enum('Shop::Mood')) ],
        [ 'shape', 'shape', 12, $T->union('Shop::Shape') ],
        [ 'next', 'next', 13, $T->optional($T->record('Shop::Everything')) ],
    );
}

{
    package Shop::EverythingArrays;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'ints', 'ints', 1, $T->list($T->int32) ],
        [ 'longs', 'longs', 2, $T->list($T->int64) ],
        [ 'floats', 'floats', 3, $T->list($T->float) ],
        [ 'doubles', 'doubles', 4, $T->list($T->double) ],
        [ 'booleans', 'booleans', 5, $T->list($T->bool) ],
        [ 'strings', 'strings', 6, $T->list($T->string) ],
        [ 'bytes', 'bytes', 7, $T->list($T->bytes) ],
        [ 'colors', 'colors', 8, $T->list($T->enum('Shop::Color')) ],
        [ 'points', 'points', 9, $T->list($T->record('Shop::EverythingPoint')) ],
    );
}

{
    package Shop::EverythingBoxes;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'i', 'i', 1, $T->optional($T->int32) ],
        [ 'l', 'l', 2, $T->optional($T->int64) ],
        [ 'f', 'f', 3, $T->optional($T->float) ],
        [ 'd', 'd', 4, $T->optional($T->double) ],
        [ 'b', 'b', 5, $T->optional($T->bool) ],
    );
}

{
    package Shop::EverythingDefaults;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'i', 'i', 1, $T->defaulted($T->int32, '3') ],
        [ 'l', 'l', 2, $T->defaulted($T->int64, '-9223372036854775808') ],
        [ 'f', 'f', 3, $T->defaulted($T->float, 1.5) ],
        [ 'd', 'd', 4, $T->defaulted($T->double, 1.0e300) ],
        [ 'b', 'b', 5, $T->defaulted($T->bool, 1) ],
        [ 's', 's', 6, $T->defaulted($T->string, "a\"\\u0041\n\x{e9}") ],
        [ 'color', 'color', 7, $T->defaulted($T->enum('Shop::Color'), 'GREEN') ],
    );
}

{
    package Shop::EverythingLists;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'ints', 'ints', 1, $T->list($T->int32) ],
        [ 'longs', 'longs', 2, $T->list($T->int64) ],
        [ 'floats', 'floats', 3, $T->list($T->float) ],
        [ 'doubles', 'doubles', 4, $T->list($T->double) ],
        [ 'booleans', 'booleans', 5, $T->list($T->bool) ],
        [ 'strings', 'strings', 6, $T->list($T->string) ],
        [ 'bytes', 'bytes', 7, $T->list($T->bytes) ],
        [ 'uuids', 'uuids', 8, $T->list($T->uuid) ],
        [ 'colors', 'colors', 9, $T->list($T->enum('Shop::Color')) ],
        [ 'instants', 'instants', 10, $T->list($T->timestamp) ],
        [ 'shapes', 'shapes', 11, $T->list($T->union('Shop::Shape')) ],
        [ 'nested', 'nested', 12, $T->list($T->wrapped($T->list($T->string))) ],
        [ 'set', 'set', 13, $T->list($T->int32) ],
        [ 'dates', 'dates', 14, $T->list($T->date) ],
    );
}

{
    package Shop::EverythingMaps;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'by_string', 'byString', 1, $T->map($T->string, $T->int32) ],
        [ 'by_int', 'byInt', 2, $T->map($T->int32, $T->string) ],
        [ 'by_long', 'byLong', 3, $T->map($T->int64, $T->bool) ],
        [ 'by_boolean', 'byBoolean', 4, $T->map($T->bool, $T->double) ],
        [ 'by_uuid', 'byUuid', 5, $T->map($T->uuid, $T->record('Shop::EverythingPoint')) ],
        [ 'by_date', 'byDate', 6, $T->map($T->date, $T->enum('Shop::Color')) ],
        [ 'lists', 'lists', 7, $T->map($T->string, $T->wrapped($T->list($T->record('Shop::EverythingPoint')))) ],
        [ 'maps', 'maps', 8, $T->map($T->string, $T->wrapped($T->map($T->string, $T->bytes))) ],
        [ 'durations', 'durations', 9, $T->map($T->string, $T->duration) ],
    );
}

{
    package Shop::EverythingOptionals;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'i', 'i', 1, $T->optional($T->int32) ],
        [ 'l', 'l', 2, $T->optional($T->int64) ],
        [ 'f', 'f', 3, $T->optional($T->float) ],
        [ 'd', 'd', 4, $T->optional($T->double) ],
        [ 'b', 'b', 5, $T->optional($T->bool) ],
        [ 's', 's', 6, $T->optional($T->string) ],
        [ 'bytes', 'bytes', 7, $T->optional($T->bytes) ],
        [ 'uuid', 'uuid', 8, $T->optional($T->uuid) ],
        [ 'color', 'color', 9, $T->optional($T->enum('Shop::Color')) ],
        [ 'instant', 'instant', 10, $T->optional($T->timestamp) ],
        [ 'shape', 'shape', 11, $T->optional($T->union('Shop::Shape')) ],
    );
}

{
    package Shop::EverythingPoint;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'x', 'x', 1, $T->int32 ],
        [ 'y', 'y', 2, $T->int32 ],
    );
}

{
    package Shop::EverythingScalars;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'i', 'i', 1, $T->int32 ],
        [ 'l', 'l', 2, $T->int64 ],
        [ 'f', 'f', 3, $T->float ],
        [ 'd', 'd', 4, $T->double ],
        [ 'b', 'b', 5, $T->bool ],
        [ 's', 's', 6, $T->string ],
        [ 'bytes', 'bytes', 7, $T->bytes ],
    );
}

{
    package Shop::EverythingTexts;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'uuid', 'uuid', 1, $T->uuid ],
        [ 'decimal', 'decimal', 2, $T->decimal ],
        [ 'integer', 'integer', 3, $T->integer ],
    );
}

{
    package Shop::EverythingTimes;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'instant', 'instant', 1, $T->timestamp ],
        [ 'duration', 'duration', 2, $T->duration ],
        [ 'date', 'date', 3, $T->date ],
        [ 'time', 'time', 4, $T->time ],
        [ 'date_time', 'dateTime', 5, $T->date_time ],
        [ 'offset_date_time', 'offsetDateTime', 6, $T->offset_date_time ],
    );
}

{
    package Shop::OutOfStock;
    use parent -norequire, 'Privateer::ServiceError';

    __PACKAGE__->privateer_has(
        [ 'message', 'message', 1, $T->string ],
        [ 'article', 'article', 2, $T->string ],
        [ 'left', 'left', 3, $T->int32 ],
    );
}

{
    package Shop::PageOfEverythingPoint;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'items', 'items', 1, $T->list($T->record('Shop::EverythingPoint')) ],
        [ 'total', 'total', 2, $T->int32 ],
    );
}

{
    package Shop::PageOfStringList;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'items', 'items', 1, $T->list($T->wrapped($T->list($T->string))) ],
        [ 'total', 'total', 2, $T->int32 ],
    );
}

{
    package Shop::ShapeUnknown;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has;
}

{
    package Shop::Shape;
    use parent -norequire, 'Privateer::Union';

    __PACKAGE__->privateer_variants(
        unknown  => 'Shop::ShapeUnknown',
        variants => [
            [ 'Shop::ShapeCircle', 'circle', 1 ],
            [ 'Shop::ShapeSquare', 'square', 2 ],
        ],
    );
}

{
    package Shop::ShapeCircle;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'radius', 'radius', 1, $T->double ],
    );
}

{
    package Shop::ShapeSquare;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'side', 'side', 1, $T->double ],
        [ 'variant', 'variant', 2, $T->string ],
    );
}

{
    package Shop::SoldForever;
    use parent -norequire, 'Privateer::ServiceError';

    __PACKAGE__->privateer_has(
        [ 'message', 'message', 1, $T->string ],
        [ 'article', 'article', 2, $T->string ],
        [ 'left', 'left', 3, $T->int32 ],
    );
}

{
    package Shop::Shop;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'echo',
        path       => 'shop.Shop/Echo',
        idempotent => 1,
        timeout    => 0.2,
        arguments  => [
            [ 'everything', 'everything', 1, $T->record('Shop::Everything') ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Shop::Everything') ],
    );
    __PACKAGE__->privateer_method(
        name       => 'find',
        path       => 'shop.Shop/Find',
        arguments  => [
            [ 'id', 'id', 1, $T->uuid ],
            [ 'hint', 'hint', 2, $T->optional($T->string) ],
        ],
        result     => [ 'result', 'result', 1, $T->optional($T->record('Shop::EverythingPoint')) ],
    );
    __PACKAGE__->privateer_method(
        name       => 'names',
        path       => 'shop.Shop/Names',
        arguments  => [],
        result     => [ 'result', 'result', 1, $T->record('Shop::PageOfStringList') ],
    );
    __PACKAGE__->privateer_method(
        name       => 'ping',
        path       => 'shop.Shop/Ping',
        priority   => 'CRITICAL',
        arguments  => [],
    );
    __PACKAGE__->privateer_method(
        name       => 'points',
        path       => 'shop.Shop/Points',
        arguments  => [
            [ 'from', 'from', 1, $T->int32 ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Shop::PageOfEverythingPoint') ],
    );
    __PACKAGE__->privateer_method(
        name       => 'sum',
        path       => 'shop.Shop/Sum',
        arguments  => [
            [ 'numbers', 'numbers', 1, $T->list($T->int32) ],
        ],
        result     => [ 'result', 'result', 1, $T->int64 ],
    );
    __PACKAGE__->privateer_method(
        name       => 'take',
        path       => 'shop.Shop/Take',
        arguments  => [
            [ 'article', 'article', 1, $T->string ],
            [ 'count', 'count', 2, $T->int32 ],
        ],
        result     => [ 'result', 'result', 1, $T->int32 ],
        errors     => { 'shop.SoldForever' => 'Shop::SoldForever', 'shop.OutOfStock' => 'Shop::OutOfStock' },
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Shop - what shop offers, for Perl

=head1 Shop::Shop

All that can be asked of the shop.

A second paragraph with a backslash \ and an end of a comment, &#42;/.

=head2 echo($everything)

Gives back what it gets.

=over

=item everything

Shop::Everything

=back

=head2 find($id, $hint)

=over

=item id

uuid

=item hint

string, may be left out

=back

=head2 names()

=head2 ping()

=head2 points($from)

=over

=item from

integer

=back

=head2 sum($numbers)

=over

=item numbers

reference to an array, each integer

=back

=head2 take($article, $count)

Takes some off the shelf.

=over

=item article

string

=item count

integer

=back

Dies with Shop::SoldForever or Shop::OutOfStock if the service says so.

=head1 Shop::Everything

One component for every row of the mapping.

=over

=item scalars

Shop::EverythingScalars

=item boxes

Shop::EverythingBoxes

=item optionals

Shop::EverythingOptionals

=item defaults

Shop::EverythingDefaults

=item texts

Shop::EverythingTexts

=item times

Shop::EverythingTimes

=item lists

Shop::EverythingLists

=item arrays

Shop::EverythingArrays

=item maps

Shop::EverythingMaps

=item color

Shop::Color

=item mood

Shop::Mood, may be left out

=item shape

Shop::Shape

=item next

Shop::Everything, may be left out

=back

=head1 Shop::EverythingArrays

=over

=item ints

reference to an array, each integer

=item longs

reference to an array, each integer

=item floats

reference to an array, each float

=item doubles

reference to an array, each double

=item booleans

reference to an array, each true or false

=item strings

reference to an array, each string

=item bytes

reference to an array, each bytes

=item colors

reference to an array, each Shop::Color

=item points

reference to an array, each Shop::EverythingPoint

=back

=head1 Shop::EverythingBoxes

=over

=item i

integer, may be left out

=item l

integer, may be left out

=item f

float, may be left out

=item d

double, may be left out

=item b

true or false, may be left out

=back

=head1 Shop::EverythingDefaults

=over

=item i

integer, may be left out

=item l

integer, may be left out

=item f

float, may be left out

=item d

double, may be left out

=item b

true or false, may be left out

=item s

string, may be left out

=item color

Shop::Color, may be left out

=back

=head1 Shop::EverythingLists

=over

=item ints

reference to an array, each integer

=item longs

reference to an array, each integer

=item floats

reference to an array, each float

=item doubles

reference to an array, each double

=item booleans

reference to an array, each true or false

=item strings

reference to an array, each string

=item bytes

reference to an array, each bytes

=item uuids

reference to an array, each uuid

=item colors

reference to an array, each Shop::Color

=item instants

reference to an array, each time like 2026-01-31T23:59:00Z

=item shapes

reference to an array, each Shop::Shape

=item nested

reference to an array, each reference to an array, each string

=item set

reference to an array, each integer

=item dates

reference to an array, each date

=back

=head1 Shop::EverythingMaps

=over

=item by_string

reference to a hash, each value integer

=item by_int

reference to a hash, each value string

=item by_long

reference to a hash, each value true or false

=item by_boolean

reference to a hash, each value double

=item by_uuid

reference to a hash, each value Shop::EverythingPoint

=item by_date

reference to a hash, each value Shop::Color

=item lists

reference to a hash, each value reference to an array, each Shop::EverythingPoint

=item maps

reference to a hash, each value reference to a hash, each value bytes

=item durations

reference to a hash, each value seconds

=back

=head1 Shop::EverythingOptionals

=over

=item i

integer, may be left out

=item l

integer, may be left out

=item f

float, may be left out

=item d

double, may be left out

=item b

true or false, may be left out

=item s

string, may be left out

=item bytes

bytes, may be left out

=item uuid

uuid, may be left out

=item color

Shop::Color, may be left out

=item instant

time like 2026-01-31T23:59:00Z, may be left out

=item shape

Shop::Shape, may be left out

=back

=head1 Shop::EverythingPoint

=over

=item x

integer

=item y

integer

=back

=head1 Shop::EverythingScalars

Values without presence.

=over

=item i

integer

=item l

integer

=item f

float

=item d

double

=item b

true or false

=item s

string

=item bytes

bytes

=back

=head1 Shop::EverythingTexts

=over

=item uuid

uuid

=item decimal

decimal

=item integer

integer

=back

=head1 Shop::EverythingTimes

=over

=item instant

time like 2026-01-31T23:59:00Z

=item duration

seconds

=item date

date

=item time

time

=item date_time

date time

=item offset_date_time

offset date time

=back

=head1 Shop::OutOfStock

Nothing left.

=over

=item message

string

=item article

string

=item left

integer

=back

=head1 Shop::PageOfEverythingPoint

A part of a longer list.

=over

=item items

reference to an array, each Shop::EverythingPoint

=item total

integer

=back

=head1 Shop::PageOfStringList

A part of a longer list.

=over

=item items

reference to an array, each reference to an array, each string

=item total

integer

=back

=head1 Shop::Shape

One of two forms.

One of Shop::ShapeCircle, Shop::ShapeSquare.

=head1 Shop::ShapeCircle

Round.

=over

=item radius

double

=back

=head1 Shop::ShapeSquare

=over

=item side

double

=item variant

string

=back

=head1 Shop::SoldForever

Nothing left, and nothing will come.

=over

=item message

string

=item article

string

=item left

integer

=back

=head1 Shop::Color

One of RED, GREEN, OTHER.

=head1 Shop::Mood

Without a constant for what is not known.

One of GOOD, BAD.

=cut
