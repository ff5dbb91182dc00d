package Shop;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Record;
use Privateer::Service;
use Privateer::ServiceError;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package Shop::Order;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'id', 'id', 1, $T->uuid ],
        [ 'lines', 'lines', 2, $T->list($T->record('Shop::OrderLine')) ],
    );
}

{
    package Shop::OrderLine;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'article', 'article', 1, $T->string ],
        [ 'pieces', 'pieces', 2, $T->int32 ],
        [ 'price', 'price', 3, $T->decimal ],
    );
}

{
    package Shop::OutOfStock;
    use parent -norequire, 'Privateer::ServiceError';

    __PACKAGE__->privateer_has(
        [ 'article', 'article', 1, $T->string ],
    );
}

{
    package Shop::Receipt;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'number', 'number', 1, $T->int64 ],
        [ 'placed', 'placed', 2, $T->timestamp ],
    );
}

{
    package Shop::Orders;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'find',
        path       => 'shop.Orders/Find',
        idempotent => 1,
        timeout    => 0.2,
        arguments  => [
            [ 'id', 'id', 1, $T->uuid ],
        ],
        result     => [ 'result', 'result', 1, $T->optional($T->record('Shop::Order')) ],
    );
    __PACKAGE__->privateer_method(
        name       => 'place',
        path       => 'shop.Orders/Place',
        arguments  => [
            [ 'order', 'order', 1, $T->record('Shop::Order') ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Shop::Receipt') ],
        errors     => { 'shop.OutOfStock' => 'Shop::OutOfStock' },
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Shop - what shop offers, for Perl

=head1 Shop::Orders

The smallest service worth showing.

=head2 find($id)

=over

=item id

uuid

=back

=head2 place($order)

Deduplicated: a retry never places a second order.

=over

=item order

Shop::Order

=back

Dies with Shop::OutOfStock if the service says so.

=head1 Shop::Order

What a customer wants.

=over

=item id

uuid: chosen by the customer

=item lines

reference to an array, each Shop::OrderLine: at least one

=back

=head1 Shop::OrderLine

Some pieces of one article.

=over

=item article

string

=item pieces

integer

=item price

decimal

=back

=head1 Shop::OutOfStock

Nothing left of an article.

=over

=item article

string

=back

=head1 Shop::Receipt

=over

=item number

integer

=item placed

time like 2026-01-31T23:59:00Z

=back

=cut
