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
    package Evolved::Ledger;
    use parent -norequire, 'Privateer::Service';

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

=head2 append($entry, $note)

=over

=item entry

Evolved::LedgerEntry

=item note

string, may be left out

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

=head1 Evolved::LedgerState

One of OPEN, CLOSED, VOID.

=cut
