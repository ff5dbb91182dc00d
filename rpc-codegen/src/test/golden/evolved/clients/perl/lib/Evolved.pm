package Evolved;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Enum;
use Privateer::Record;
use Privateer::Service;
use Privateer::Types;
use Privateer::Union;

my $T = 'Privateer::Types';

{
    package Evolved::LedgerState;
    use parent -norequire, 'Privateer::Enum';

    __PACKAGE__->privateer_constants(
        zero      => 'LEDGER_STATE_UNSPECIFIED',
        constants => [
            [ 'OPEN', 2, 'LEDGER_STATE_OPEN' ],
            [ 'CLOSED', 3, 'LEDGER_STATE_CLOSED', 'LEDGER_STATE_DONE' ],
            [ 'VOID', 20, 'LEDGER_STATE_VOID' ],
        ],
    );
}

{
    package Evolved::LedgerBook;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'entries', 'entries', 1, $T->list($T->record('Evolved::LedgerEntry')) ],
        [ 'by_account', 'byAccount', 2, $T->map($T->string, $T->record('Evolved::LedgerEntry')), 'accounts' ],
        [ 'years', 'years', 3, $T->map($T->string, $T->wrapped($T->list($T->record('Evolved::LedgerEntry')))) ],
        [ 'states', 'states', 4, $T->list($T->enum('Evolved::LedgerState')) ],
        [ 'last', 'last', 5, $T->map($T->string, $T->enum('Evolved::LedgerState')) ],
        [ 'owner', 'owner', 6, $T->optional($T->union('Evolved::LedgerOwner')) ],
    );
}

{
    package Evolved::LedgerEntry;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'account', 'account', 7, $T->string ],
        [ 'cents', 'cents', 2, $T->int64, 'amountCents' ],
        [ 'state', 'state', 3, $T->enum('Evolved::LedgerState') ],
        [ 'origin', 'origin', 4, $T->optional($T->union('Evolved::LedgerOrigin')) ],
    );
}

{
    package Evolved::LedgerOriginStranger;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has;
}

{
    package Evolved::LedgerOrigin;
    use parent -norequire, 'Privateer::Union';

    __PACKAGE__->privateer_variants(
        unknown  => 'Evolved::LedgerOriginStranger',
        variants => [
            [ 'Evolved::LedgerOriginPerson', 'person', 1 ],
            [ 'Evolved::LedgerOriginMachine', 'machine', 9 ],
        ],
    );
}

{
    package Evolved::LedgerOriginMachine;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'number', 'number', 1, $T->int32 ],
    );
}

{
    package Evolved::LedgerOriginPerson;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'name', 'name', 1, $T->string ],
    );
}

{
    package Evolved::LedgerOwner;
    use parent -norequire, 'Privateer::Union';

    __PACKAGE__->privateer_variants(
        variants => [
            [ 'Evolved::LedgerOwnerCompany', 'company', 1, 'firm' ],
            [ 'Evolved::LedgerOwnerNobody', 'nobody', 2 ],
        ],
    );
}

{
    package Evolved::LedgerOwnerCompany;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'name', 'name', 1, $T->string, 'title' ],
    );
}

{
    package Evolved::LedgerOwnerNobody;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has;
}

{
    package Evolved::Ledger;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'audit',
        path       => 'evolved.Ledger/Audit',
        idempotent => 1,
        arguments  => [
            [ 'book', 'book', 1, $T->record('Evolved::LedgerBook'), 'ledger' ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Evolved::LedgerBook') ],
    );
    __PACKAGE__->privateer_method(
        name       => 'append',
        path       => 'evolved.Ledger/Write',
        idempotent => 1,
        arguments  => [
            [ 'entry', 'entry', 1, $T->record('Evolved::LedgerEntry') ],
            [ 'note', 'note', 3, $T->optional($T->string) ],
        ],
        result     => [ 'result', 'result', 1, $T->int64 ],
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Evolved - what evolved offers, for Perl

=head1 Evolved::Ledger

A service in its second year: renamed, removed and renumbered parts.

=head2 audit($book)

What was renamed may be anywhere.

=over

=item book

Evolved::LedgerBook

=back

=head2 append($entry, $note)

=over

=item entry

Evolved::LedgerEntry

=item note

string, may be left out

=back

=head1 Evolved::LedgerBook

=over

=item entries

reference to an array, each Evolved::LedgerEntry

=item by_account

reference to a hash, each value Evolved::LedgerEntry

=item years

reference to a hash, each value reference to an array, each Evolved::LedgerEntry

=item states

reference to an array, each Evolved::LedgerState

=item last

reference to a hash, each value Evolved::LedgerState

=item owner

Evolved::LedgerOwner, may be left out

=back

=head1 Evolved::LedgerEntry

=over

=item account

string

=item cents

integer

=item state

Evolved::LedgerState

=item origin

Evolved::LedgerOrigin, may be left out

=back

=head1 Evolved::LedgerOrigin

One of Evolved::LedgerOriginPerson, Evolved::LedgerOriginMachine.

=head1 Evolved::LedgerOriginMachine

=over

=item number

integer

=back

=head1 Evolved::LedgerOriginPerson

=over

=item name

string

=back

=head1 Evolved::LedgerOwner

One of Evolved::LedgerOwnerCompany, Evolved::LedgerOwnerNobody.

=head1 Evolved::LedgerOwnerCompany

=over

=item name

string

=back

=head1 Evolved::LedgerOwnerNobody

=head1 Evolved::LedgerState

One of OPEN, CLOSED, VOID.

=cut
