package Hostile;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Enum;
use Privateer::Record;
use Privateer::Service;
use Privateer::ServiceError;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package Hostile::WordsCOLOR;
    use parent -norequire, 'Privateer::Enum';

    __PACKAGE__->privateer_constants(
        zero      => 'WORDS_COLOR_UNSPECIFIED',
        constants => [
            [ 'COLOR', 1, 'WORDS_COLOR_COLOR' ],
            [ 'RED', 2, 'WORDS_COLOR_RED' ],
        ],
    );
}

{
    package Hostile::Field;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'number', 'number', 1, $T->int32 ],
    );
}

{
    package Hostile::HostileCallOptions;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'a', 'a', 1, $T->int32 ],
    );
}

{
    package Hostile::HostileException_;
    use parent -norequire, 'Privateer::ServiceError';

    __PACKAGE__->privateer_has(
        [ 'message', 'message', 1, $T->string ],
    );
}

{
    package Hostile::HostileList;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'items', 'items', 1, $T->list($T->string) ],
    );
}

{
    package Hostile::HostileRpcException;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'b', 'b', 1, $T->int32 ],
    );
}

{
    package Hostile::Override;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'name', 'name', 1, $T->string ],
    );
}

{
    package Hostile::Words;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'in', 'in', 1, $T->int32 ],
        [ 'out', 'out', 2, $T->int32 ],
        [ 'value', 'value', 3, $T->string ],
        [ 'result', 'result', 4, $T->optional($T->string) ],
        [ 'text', 'text', 5, $T->defaulted($T->string, "*/ \\u002a/ \" \\ \$L \$S \$T %s {\@code} \x{e9} \x{1f600}") ],
        [ 'color', 'color', 6, $T->enum('Hostile::WordsCOLOR') ],
        [ 'other_color', 'otherColor', 7, $T->defaulted($T->enum('Hostile::WordsCOLOR'), 'COLOR') ],
        [ 'e', 'e', 8, $T->int32 ],
        [ 'create', 'create', 9, $T->int32 ],
        [ 'instance', 'instance', 10, $T->int32 ],
        [ 'lock', 'lock', 11, $T->int32 ],
        [ 'len', 'len', 12, $T->int32 ],
        [ 'varint', 'varint', 13, $T->int32 ],
        [ 'yield', 'yield', 14, $T->int32 ],
        [ 'record', 'record', 15, $T->int32 ],
        [ 'var', 'var', 16, $T->int32 ],
        [ 'sealed', 'sealed', 17, $T->int32 ],
        [ 'permits', 'permits', 18, $T->int32 ],
        [ 'when', 'when', 19, $T->int32 ],
        [ 'message', 'message', 20, $T->list($T->record('Hostile::Words')) ],
        [ 'option', 'option', 21, $T->int32 ],
        [ 'optional', 'optional', 22, $T->int32 ],
        [ 'repeated', 'repeated', 23, $T->int32 ],
        [ 'reserved', 'reserved', 24, $T->int32 ],
        [ 'scalars', 'Scalars', 25, $T->int32 ],
        [ 'field', 'field', 26, $T->record('Hostile::Field') ],
        [ 'lower_case', 'lowerCase', 27, $T->record('Hostile::Option') ],
    );
}

{
    package Hostile::Option;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'option', 'option', 1, $T->int32 ],
    );
}

{
    package Hostile::Hostile;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'call',
        path       => 'hostile.Hostile/Call',
        arguments  => [
            [ 'call_options', 'callOptions', 1, $T->record('Hostile::HostileCallOptions') ],
            [ 'rpc_exception', 'rpcException', 2, $T->record('Hostile::HostileRpcException') ],
            [ 'list', 'list', 3, $T->record('Hostile::HostileList') ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Hostile::Override') ],
    );
    __PACKAGE__->privateer_method(
        name       => 'objects',
        path       => 'hostile.Hostile/Objects',
        arguments  => [
            [ 'hash_code', 'hashCode', 1, $T->int32 ],
            [ 'to_string', 'toString', 2, $T->int32 ],
            [ 'wait', 'wait', 3, $T->int32 ],
        ],
        errors     => { 'hostile.HostileException_' => 'Hostile::HostileException_' },
    );
    __PACKAGE__->privateer_method(
        name       => 'of',
        path       => 'hostile.Hostile/Of',
        arguments  => [
            [ 'hostile_methods', 'HostileMethods', 1, $T->int32 ],
            [ 'hostile_of_request', 'HostileOfRequest', 2, $T->int32 ],
            [ 'names', 'names', 3, $T->int32 ],
        ],
        result     => [ 'result', 'result', 1, $T->int32 ],
    );
    __PACKAGE__->privateer_method(
        name       => 'with_options_',
        path       => 'hostile.Hostile/WithOptions',
        arguments  => [
            [ 'channel', 'channel', 1, $T->string ],
            [ 'options', 'options', 2, $T->int32 ],
            [ 'e', 'e', 3, $T->int32 ],
            [ 'error', 'error', 4, $T->int32 ],
            [ 'request', 'request', 5, $T->int32 ],
            [ 'implementation', 'implementation', 6, $T->int32 ],
        ],
        result     => [ 'result', 'result', 1, $T->int32 ],
    );
    __PACKAGE__->privateer_method(
        name       => 'words',
        path       => 'hostile.Hostile/Words',
        arguments  => [
            [ 'words', 'words', 1, $T->record('Hostile::Words') ],
        ],
        result     => [ 'result', 'result', 1, $T->record('Hostile::Words') ],
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

Hostile - what hostile offers, for Perl

=head1 Hostile::Hostile

A service with names that generated code likes to use.

=head2 call($call_options, $rpc_exception, $list)

=over

=item call_options

Hostile::HostileCallOptions

=item rpc_exception

Hostile::HostileRpcException

=item list

Hostile::HostileList

=back

=head2 objects($hash_code, $to_string, $wait)

A parameter called like a method of each object. &#42;/ and \\u002a/ and /* and $L and $T and %s and
é\.

@deprecated is no tag here.

=over

=item hash_code

integer: \\u002a/

=item to_string

integer

=item wait

integer

=back

Dies with Hostile::HostileException_ if the service says so.

=head2 of($hostile_methods, $hostile_of_request, $names)

=over

=item hostile_methods

integer

=item hostile_of_request

integer

=item names

integer

=back

=head2 with_options_($channel, $options, $e, $error, $request, $implementation)

=over

=item channel

string

=item options

integer

=item e

integer

=item error

integer

=item request

integer

=item implementation

integer

=back

=head2 words($words)

=over

=item words

Hostile::Words

=back

=head1 Hostile::Field

Called like a class of the runtime.

=over

=item number

integer

=back

=head1 Hostile::HostileCallOptions

Nested types hide imported ones inside every class that implements this.

=over

=item a

integer

=back

=head1 Hostile::HostileException_

Checked, nested, with a name of its own.

=over

=item message

string

=back

=head1 Hostile::HostileList

=over

=item items

reference to an array, each string

=back

=head1 Hostile::HostileRpcException

=over

=item b

integer

=back

=head1 Hostile::Override

Called like a class of java.lang.

=over

=item name

string

=back

=head1 Hostile::Words

Components whose names mean something to generated code. \\u002a/ and &#42;/ and $L and $T and %s and a
backslash at the end \.

=over

=item in

integer

=item out

integer

=item value

string

=item result

string, may be left out

=item text

string, may be left out

=item color

Hostile::WordsCOLOR

=item other_color

Hostile::WordsCOLOR, may be left out

=item e

integer

=item create

integer

=item instance

integer

=item lock

integer

=item len

integer

=item varint

integer

=item yield

integer

=item record

integer

=item var

integer

=item sealed

integer

=item permits

integer

=item when

integer

=item message

reference to an array, each Hostile::Words

=item option

integer

=item optional

integer

=item repeated

integer

=item reserved

integer

=item scalars

integer

=item field

Hostile::Field

=item lower_case

Hostile::Option

=back

=head1 Hostile::Option

Called like a word of Protocol Buffers.

=over

=item option

integer

=back

=head1 Hostile::WordsCOLOR

A name like that of the constant for a component.

One of COLOR, RED.

=cut
