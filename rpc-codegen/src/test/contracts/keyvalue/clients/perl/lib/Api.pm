package Api;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Service;
use Store;

{
    package Api::KV;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'find',
        path       => 'store.api.KV/Find',
        request    => 'Store::Query',
        reply      => 'Store::Entry',
    );
    __PACKAGE__->privateer_method(
        name       => 'get',
        path       => 'store.api.KV/Get',
        request    => 'Store::Entry',
        reply      => 'Store::Entry',
    );
    __PACKAGE__->privateer_method(
        name       => 'put',
        path       => 'store.api.KV/Put',
        request    => 'Store::Entry',
        reply      => 'Store::Entry',
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Api - what store.api offers, for Perl

=head1 Api::KV

A package of services alone, whose messages are another one's.

=head2 find($request)

What is kept under a key like this.

Takes a Store::Query.

Gives a Store::Entry.

=head2 get($request)

What is kept under a key.

Takes a Store::Entry.

Gives a Store::Entry.

=head2 put($request)

Keeps a value.

Takes a Store::Entry.

Gives a Store::Entry.

=cut
