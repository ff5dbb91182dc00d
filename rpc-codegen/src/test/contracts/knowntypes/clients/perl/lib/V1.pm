package V1;

# Generated from Java by Privateer. Changes here are lost: change the Java source and build.

use strict;
use warnings;

use Privateer::Record;
use Privateer::Service;
use Privateer::Types;

my $T = 'Privateer::Types';

{
    package V1::Choice;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'any', 'any', 1, $T->optional($T->known('Any')) ],
        [ 'empty', 'empty', 2, $T->optional($T->known('Empty')) ],
        [ 'field_mask', 'fieldMask', 3, $T->optional($T->known('FieldMask')) ],
        [ 'struct', 'struct', 4, $T->optional($T->known('Struct')) ],
        [ 'value', 'value', 5, $T->optional($T->known('Value')) ],
        [ 'list_value', 'listValue', 6, $T->optional($T->known('ListValue')) ],
        [ 'bool', 'bool', 7, $T->optional($T->known('BoolValue')) ],
        [ 'bytes', 'bytes', 8, $T->optional($T->known('BytesValue')) ],
        [ 'double', 'double', 9, $T->optional($T->known('DoubleValue')) ],
        [ 'float', 'float', 10, $T->optional($T->known('FloatValue')) ],
        [ 'int32', 'int32', 11, $T->optional($T->known('Int32Value')) ],
        [ 'int64', 'int64', 12, $T->optional($T->known('Int64Value')) ],
        [ 'string', 'string', 13, $T->optional($T->known('StringValue')) ],
        [ 'uint32', 'uint32', 14, $T->optional($T->known('UInt32Value')) ],
        [ 'uint64', 'uint64', 15, $T->optional($T->known('UInt64Value')) ],
    );
    __PACKAGE__->privateer_one_of(qw(any empty field_mask struct value list_value bool bytes double float int32 int64 string uint32 uint64));
}

{
    package V1::Document;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'id', 'id', 1, $T->string ],
        [ 'body', 'body', 2, $T->optional($T->known('Struct')) ],
        [ 'owner', 'owner', 3, $T->optional($T->known('Value')) ],
        [ 'history', 'history', 4, $T->list($T->known('Value')) ],
        [ 'translations', 'translations', 5, $T->map($T->string, $T->known('Struct')) ],
        [ 'title', 'title', 6, $T->optional($T->known('StringValue')) ],
        [ 'version', 'version', 7, $T->optional($T->known('Int64Value')) ],
        [ 'mask', 'mask', 8, $T->optional($T->known('FieldMask')) ],
    );
}

{
    package V1::Everything;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'singular', 'singular', 1, $T->optional($T->record('V1::Singular')) ],
        [ 'explicit', 'explicit', 2, $T->optional($T->record('V1::Explicit')) ],
        [ 'lists', 'lists', 3, $T->optional($T->record('V1::Lists')) ],
        [ 'maps', 'maps', 4, $T->optional($T->record('V1::Maps')) ],
        [ 'choice', 'choice', 5, $T->optional($T->record('V1::Choice')) ],
    );
}

{
    package V1::Explicit;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'any', 'any', 1, $T->optional($T->known('Any')) ],
        [ 'empty', 'empty', 2, $T->optional($T->known('Empty')) ],
        [ 'field_mask', 'fieldMask', 3, $T->optional($T->known('FieldMask')) ],
        [ 'struct', 'struct', 4, $T->optional($T->known('Struct')) ],
        [ 'value', 'value', 5, $T->optional($T->known('Value')) ],
        [ 'list_value', 'listValue', 6, $T->optional($T->known('ListValue')) ],
        [ 'bool', 'bool', 7, $T->optional($T->known('BoolValue')) ],
        [ 'bytes', 'bytes', 8, $T->optional($T->known('BytesValue')) ],
        [ 'double', 'double', 9, $T->optional($T->known('DoubleValue')) ],
        [ 'float', 'float', 10, $T->optional($T->known('FloatValue')) ],
        [ 'int32', 'int32', 11, $T->optional($T->known('Int32Value')) ],
        [ 'int64', 'int64', 12, $T->optional($T->known('Int64Value')) ],
        [ 'string', 'string', 13, $T->optional($T->known('StringValue')) ],
        [ 'uint32', 'uint32', 14, $T->optional($T->known('UInt32Value')) ],
        [ 'uint64', 'uint64', 15, $T->optional($T->known('UInt64Value')) ],
    );
}

{
    package V1::Lists;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'any', 'any', 1, $T->list($T->known('Any')) ],
        [ 'empty', 'empty', 2, $T->list($T->known('Empty')) ],
        [ 'field_mask', 'fieldMask', 3, $T->list($T->known('FieldMask')) ],
        [ 'struct', 'struct', 4, $T->list($T->known('Struct')) ],
        [ 'value', 'value', 5, $T->list($T->known('Value')) ],
        [ 'list_value', 'listValue', 6, $T->list($T->known('ListValue')) ],
        [ 'bool', 'bool', 7, $T->list($T->known('BoolValue')) ],
        [ 'bytes', 'bytes', 8, $T->list($T->known('BytesValue')) ],
        [ 'double', 'double', 9, $T->list($T->known('DoubleValue')) ],
        [ 'float', 'float', 10, $T->list($T->known('FloatValue')) ],
        [ 'int32', 'int32', 11, $T->list($T->known('Int32Value')) ],
        [ 'int64', 'int64', 12, $T->list($T->known('Int64Value')) ],
        [ 'string', 'string', 13, $T->list($T->known('StringValue')) ],
        [ 'uint32', 'uint32', 14, $T->list($T->known('UInt32Value')) ],
        [ 'uint64', 'uint64', 15, $T->list($T->known('UInt64Value')) ],
    );
}

{
    package V1::Maps;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'any', 'any', 1, $T->map($T->string, $T->known('Any')) ],
        [ 'empty', 'empty', 2, $T->map($T->string, $T->known('Empty')) ],
        [ 'field_mask', 'fieldMask', 3, $T->map($T->string, $T->known('FieldMask')) ],
        [ 'struct', 'struct', 4, $T->map($T->string, $T->known('Struct')) ],
        [ 'value', 'value', 5, $T->map($T->string, $T->known('Value')) ],
        [ 'list_value', 'listValue', 6, $T->map($T->string, $T->known('ListValue')) ],
        [ 'bool', 'bool', 7, $T->map($T->string, $T->known('BoolValue')) ],
        [ 'bytes', 'bytes', 8, $T->map($T->string, $T->known('BytesValue')) ],
        [ 'double', 'double', 9, $T->map($T->string, $T->known('DoubleValue')) ],
        [ 'float', 'float', 10, $T->map($T->string, $T->known('FloatValue')) ],
        [ 'int32', 'int32', 11, $T->map($T->string, $T->known('Int32Value')) ],
        [ 'int64', 'int64', 12, $T->map($T->string, $T->known('Int64Value')) ],
        [ 'string', 'string', 13, $T->map($T->string, $T->known('StringValue')) ],
        [ 'uint32', 'uint32', 14, $T->map($T->string, $T->known('UInt32Value')) ],
        [ 'uint64', 'uint64', 15, $T->map($T->string, $T->known('UInt64Value')) ],
    );
}

{
    package V1::PatchRequest;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'id', 'id', 1, $T->string ],
        [ 'patch', 'patch', 2, $T->optional($T->known('Struct')) ],
        [ 'mask', 'mask', 3, $T->optional($T->known('FieldMask')) ],
    );
}

{
    package V1::Singular;
    use parent -norequire, 'Privateer::Record';

    __PACKAGE__->privateer_has(
        [ 'any', 'any', 1, $T->optional($T->known('Any')) ],
        [ 'empty', 'empty', 2, $T->optional($T->known('Empty')) ],
        [ 'field_mask', 'fieldMask', 3, $T->optional($T->known('FieldMask')) ],
        [ 'struct', 'struct', 4, $T->optional($T->known('Struct')) ],
        [ 'value', 'value', 5, $T->optional($T->known('Value')) ],
        [ 'list_value', 'listValue', 6, $T->optional($T->known('ListValue')) ],
        [ 'bool', 'bool', 7, $T->optional($T->known('BoolValue')) ],
        [ 'bytes', 'bytes', 8, $T->optional($T->known('BytesValue')) ],
        [ 'double', 'double', 9, $T->optional($T->known('DoubleValue')) ],
        [ 'float', 'float', 10, $T->optional($T->known('FloatValue')) ],
        [ 'int32', 'int32', 11, $T->optional($T->known('Int32Value')) ],
        [ 'int64', 'int64', 12, $T->optional($T->known('Int64Value')) ],
        [ 'string', 'string', 13, $T->optional($T->known('StringValue')) ],
        [ 'uint32', 'uint32', 14, $T->optional($T->known('UInt32Value')) ],
        [ 'uint64', 'uint64', 15, $T->optional($T->known('UInt64Value')) ],
    );
}

{
    package V1::Documents;
    use parent -norequire, 'Privateer::Service';

    __PACKAGE__->privateer_method(
        name       => 'echo',
        path       => 'known.v1.Documents/Echo',
        request    => 'V1::Everything',
        reply      => 'V1::Everything',
    );
    __PACKAGE__->privateer_method(
        name       => 'patch',
        path       => 'known.v1.Documents/Patch',
        request    => 'V1::PatchRequest',
        reply      => 'V1::Document',
    );
}

1;

__END__

=encoding UTF-8

=head1 NAME

V1 - what known.v1 offers, for Perl

=head1 V1::Documents

Keeps documents, which hold what Google has messages for.

=head2 echo($request)

Gives back what it is given.

Takes a V1::Everything.

Gives a V1::Everything.

=head2 patch($request)

Changes the fields that are in the mask.

Takes a V1::PatchRequest.

Gives a V1::Document.

=head1 V1::Choice

=over

=item any

Privateer::Any, in Protocol Buffers bodies only, may be left out

=item empty

reference to an empty hash, may be left out

=item field_mask

reference to an array of paths like user.display_name, may be left out

=item struct

reference to a hash of what JSON has, may be left out

=item value

what JSON has, Privateer::JSON::null for its null, may be left out

=item list_value

reference to an array of what JSON has, may be left out

=item bool

true or false, may be left out

=item bytes

bytes, may be left out

=item double

double, may be left out

=item float

float, may be left out

=item int32

integer, may be left out

=item int64

integer, may be left out

=item string

string, may be left out

=item uint32

integer, may be left out

=item uint64

integer, may be left out

=back

At most one is there of any, empty, field_mask, struct, value, list_value, bool, bytes, double, float, int32, int64, string, uint32, uint64.

=head1 V1::Document

Has nothing that JSON could not say.

=over

=item id

string

=item body

reference to a hash of what JSON has, may be left out

=item owner

what JSON has, Privateer::JSON::null for its null, may be left out

=item history

reference to an array, each what JSON has, Privateer::JSON::null for its null

=item translations

reference to a hash, each value reference to a hash of what JSON has

=item title

string, may be left out

=item version

integer, may be left out

=item mask

reference to an array of paths like user.display_name, may be left out

=back

=head1 V1::Everything

Each of them once.

=over

=item singular

V1::Singular, may be left out

=item explicit

V1::Explicit, may be left out

=item lists

V1::Lists, may be left out

=item maps

V1::Maps, may be left out

=item choice

V1::Choice, may be left out

=back

=head1 V1::Explicit

=over

=item any

Privateer::Any, in Protocol Buffers bodies only, may be left out

=item empty

reference to an empty hash, may be left out

=item field_mask

reference to an array of paths like user.display_name, may be left out

=item struct

reference to a hash of what JSON has, may be left out

=item value

what JSON has, Privateer::JSON::null for its null, may be left out

=item list_value

reference to an array of what JSON has, may be left out

=item bool

true or false, may be left out

=item bytes

bytes, may be left out

=item double

double, may be left out

=item float

float, may be left out

=item int32

integer, may be left out

=item int64

integer, may be left out

=item string

string, may be left out

=item uint32

integer, may be left out

=item uint64

integer, may be left out

=back

=head1 V1::Lists

=over

=item any

reference to an array, each Privateer::Any, in Protocol Buffers bodies only

=item empty

reference to an array, each reference to an empty hash

=item field_mask

reference to an array, each reference to an array of paths like user.display_name

=item struct

reference to an array, each reference to a hash of what JSON has

=item value

reference to an array, each what JSON has, Privateer::JSON::null for its null

=item list_value

reference to an array, each reference to an array of what JSON has

=item bool

reference to an array, each true or false

=item bytes

reference to an array, each bytes

=item double

reference to an array, each double

=item float

reference to an array, each float

=item int32

reference to an array, each integer

=item int64

reference to an array, each integer

=item string

reference to an array, each string

=item uint32

reference to an array, each integer

=item uint64

reference to an array, each integer

=back

=head1 V1::Maps

=over

=item any

reference to a hash, each value Privateer::Any, in Protocol Buffers bodies only

=item empty

reference to a hash, each value reference to an empty hash

=item field_mask

reference to a hash, each value reference to an array of paths like user.display_name

=item struct

reference to a hash, each value reference to a hash of what JSON has

=item value

reference to a hash, each value what JSON has, Privateer::JSON::null for its null

=item list_value

reference to a hash, each value reference to an array of what JSON has

=item bool

reference to a hash, each value true or false

=item bytes

reference to a hash, each value bytes

=item double

reference to a hash, each value double

=item float

reference to a hash, each value float

=item int32

reference to a hash, each value integer

=item int64

reference to a hash, each value integer

=item string

reference to a hash, each value string

=item uint32

reference to a hash, each value integer

=item uint64

reference to a hash, each value integer

=back

=head1 V1::PatchRequest

=over

=item id

string

=item patch

reference to a hash of what JSON has, may be left out: What becomes of the document.

=item mask

reference to an array of paths like user.display_name, may be left out

=back

=head1 V1::Singular

=over

=item any

Privateer::Any, in Protocol Buffers bodies only, may be left out

=item empty

reference to an empty hash, may be left out

=item field_mask

reference to an array of paths like user.display_name, may be left out

=item struct

reference to a hash of what JSON has, may be left out

=item value

what JSON has, Privateer::JSON::null for its null, may be left out

=item list_value

reference to an array of what JSON has, may be left out

=item bool

true or false, may be left out

=item bytes

bytes, may be left out

=item double

double, may be left out

=item float

float, may be left out

=item int32

integer, may be left out

=item int64

integer, may be left out

=item string

string, may be left out

=item uint32

integer, may be left out

=item uint64

integer, may be left out

=back

=cut
