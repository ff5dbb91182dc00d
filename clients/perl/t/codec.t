use strict;
use warnings;

# Generated classes there and back, as JSON and as Protocol Buffers; and frames as the protocol's page has them.

use FindBin;
my $golden;
BEGIN { $golden = "$FindBin::Bin/../../../rpc-codegen/src/test/golden" }
use lib "$FindBin::Bin/../lib", "$golden/everything/clients/perl/lib", "$golden/hostile/clients/perl/lib",
    "$golden/packages/clients/perl/lib", "$golden/evolved/clients/perl/lib";

use Test::More;

use Evolved;
use Hostile;
use Privateer::Envelope qw(decode_reply decode_request encode_reply encode_request);
use Privateer::JSON qw(decode_json);
use Shop;
use Store;

my $T = 'Privateer::Types';

sub as_json  { my ($type, $value) = @_; return Privateer::Proto::utf8_bytes($type->to_json($value)) }
sub of_json  { my ($type, $json) = @_; return $type->from_json(decode_json($json)) }
sub as_proto { my ($type, $value) = @_; return $type->to_proto(1, $value) }
sub of_proto { my ($type, $bytes) = @_; return $type->from_proto(Privateer::Proto::parse($bytes)->{1}) }

sub both_ways {
    my ($name, $type, $value, $expected) = @_;
    $expected //= $value;
    is_deeply of_json($type, as_json($type, $value)), $expected, "$name as JSON";
    is_deeply of_proto($type, as_proto($type, $value)), $expected, "$name as Protocol Buffers";
    return;
}

my $key = '00000000-0000-0000-0000-00000000000a';
my $smile = "\x{1f600}";
my $inf = 9**9**9;

sub everything {
    my $point = Shop::EverythingPoint->new(x => -1, y => 2);
    my $shape = Shop::ShapeSquare->new(side => 2.5, variant => $smile);
    return Shop::Everything->new(
        scalars => Shop::EverythingScalars->new(
            i => -2_147_483_648, l => 9_223_372_036_854_775_807, f => 0.5, d => 0.1, b => 1, s => "\0$smile\"\\", bytes => "\0\xff"),
        boxes     => Shop::EverythingBoxes->new(i => 0, f => 0, d => 1e300, b => q{}),
        optionals => Shop::EverythingOptionals->new(
            i => 0, l => -1, s => q{}, bytes => q{}, uuid => $key, color => 'RED', instant => '0001-01-01T00:00:00.000000001Z',
            shape => Shop::ShapeCircle->new(radius => 1)),
        defaults => Shop::EverythingDefaults->new,
        texts    => Shop::EverythingTexts->new(uuid => $key, decimal => '1.50', integer => '1' . '0' x 300),
        times    => Shop::EverythingTimes->new(
            instant => '9999-12-31T23:59:59.999Z', duration => '-0.500', date => '0001-01-01', time => '23:59:59.123456789',
            date_time => '2026-01-31T00:00:00', offset_date_time => '2026-01-31T00:00:00.500+01:00'),
        lists => Shop::EverythingLists->new(
            ints => [ 1, 0, -1 ], doubles => [ $inf, -$inf ], booleans => [ 1, q{} ], strings => [ q{}, 'x' ], bytes => [ q{}, 'x' ],
            uuids => [$key], colors => [ 'RED', 'OTHER' ], instants => ['1969-12-31T23:59:59.999999999Z'],
            shapes => [ $shape, Shop::ShapeUnknown->new ], nested => [ ['a'], [], [ 'b', 'c' ] ], set => [ 3, 1 ], dates => ['9999-12-31']),
        arrays => Shop::EverythingArrays->new(points => [ $point, $point ]),
        maps   => Shop::EverythingMaps->new(
            by_string => { q{} => 1, x => 0 }, by_int => { -1 => q{} }, by_long => { 4_611_686_018_427_387_904 => 1 },
            by_boolean => { false => 1.5 }, by_uuid => { $key => $point }, by_date => { '2026-01-31' => 'GREEN' },
            lists => { a => [$point], b => [] }, maps => { a => { b => 'c' } }, durations => { d => '1.000000001' }),
        color => 'GREEN',
        mood  => 'BAD',
        shape => $shape,
    );
}

subtest 'everything comes back as it went' => sub {
    both_ways('everything', $T->record('Shop::Everything'), everything());
};

subtest 'numbers are exact' => sub {
    my $seed = 3;
    srand $seed;
    for (1 .. 2_000) {
        my ($double) = unpack 'd', pack 'Q', int(rand 2**32) << 32 | int rand 2**32;
        next if $double != $double || abs $double == $inf;
        my $back = of_json($T->double, as_json($T->double, $double));
        $back == $double or return fail(sprintf 'the double %.17g became %.17g, seed %d', $double, $back, $seed);
    }
    for my $value (qw(0 -1 9223372036854775807 -9223372036854775808)) {
        both_ways("int64 $value", $T->$_, $value) for qw(int64 sint64 sfixed64);
    }
    both_ways("uint64", $T->$_, '18446744073709551615') for qw(uint64 fixed64);
    both_ways('int32', $T->$_, -2_147_483_648) for qw(int32 sint32 sfixed32);
    is of_json($T->int64, '1e3'), 1_000;
    is of_json($T->int64, '"9007199254740993"'), '9007199254740993';
    for ([ int32 => 2_147_483_648 ], [ int64 => '9223372036854775808' ], [ uint32 => -1 ], [ int32 => 1.5 ], [ int32 => 'x' ]) {
        my ($type, $value) = @{$_};
        ok !eval { as_json($T->$type, $value); 1 }, "$value is no $type";
    }
    pass 'all doubles';
    for my $zero (of_json($T->double, '-0.0'), of_proto($T->double, as_proto($T->double, '-0'))) {
        is unpack('H*', pack 'd>', $zero), '8000000000000000', 'zero keeps its sign';
        is as_json($T->double, $zero), '-0.0';
    }
};

subtest 'bytes are those of other libraries: by number, and nothing for zero' => sub {
    my @fields = map { Privateer::Types::field(@{$_}) } (
        [ 'last', 'last', 64, $T->bytes ],
        [ 'i', 'i', 1, $T->int32 ],
        [ 'd', 'd', 2, $T->double ],
        [ 'maybe', 'maybe', 3, $T->optional($T->string) ],
        [ 'given', 'given', 4, $T->defaulted($T->bool, 1) ],
        [ 'number', 'number', 5, $T->decimal ],
    );
    my %zero = (last => q{}, i => 0, d => 0, maybe => q{}, given => 0, number => '0');
    is unpack('H*', Privateer::Types::fields_to_proto(\%zero, @fields)), '1a0020002a0130', 'presence is written';
    my %other = (%zero, last => "\0", i => 256, d => '-0', maybe => undef, given => 1);
    is unpack('H*', Privateer::Types::fields_to_proto(\%other, @fields)),
        '088002' . '110000000000000080' . '2001' . '2a0130' . '82040100', 'minus zero and a byte of zero are there';
    ok !eval { Privateer::Types::fields_to_proto({ %zero, i => undef }, @fields); 1 };
    like $@, qr/\Ai: must be defined/;
};

subtest 'absent fields are zero, undef or their default' => sub {
    my $of = sub { return of_json($T->record("Shop::$_[0]"), '{}') };
    is_deeply $of->('EverythingScalars'), { i => 0, l => 0, f => 0, d => 0, b => q{}, s => q{}, bytes => q{} };
    is_deeply $of->('EverythingBoxes'), { map { $_ => undef } qw(i l f d b) };
    is $of->('EverythingDefaults')->s, qq{a"\\u0041\n\xe9};
    is $of->('EverythingDefaults')->l, '-9223372036854775808';
    ok !eval { $of->('EverythingTimes'); 1 };
    is $@, "instant: is missing\n";
};

subtest 'lists in lists are messages' => sub {
    my $type = $T->list($T->wrapped($T->list($T->string)));
    is as_json($type, [ ['a'], [] ]), '[{"values":["a"]},{"values":[]}]';
    is_deeply of_json($type, '[{"values":["a"]},{}]'), [ ['a'], [] ];
};

subtest 'what is not known survives where there is a place for it' => sub {
    my $type = $T->enum('Shop::Color');
    both_ways('the number of a newer constant', $type, 77);
    is of_json($type, '"COLOR_BLUE"'), 'COLOR_BLUE';
    is as_json($type, 'COLOR_BLUE'), '"COLOR_BLUE"';
    is_deeply [ of_json($type, '0'), of_json($type, '"COLOR_UNSPECIFIED"'), of_json($type, '1') ], [ 'OTHER', 'OTHER', 'RED' ];
    is(Shop::Color->RED, 'RED');
    is_deeply [ Shop::Color->values ], [ 'OTHER', 'RED', 'GREEN' ];
    ok !eval { of_json($T->enum('Shop::Mood'), '9') };
    is $@, "9 is no Shop::Mood\n";
    ok !eval { as_json($type, 'PINK') };
    isa_ok of_json($T->union('Shop::Shape'), '{"hexagon":{}}'), 'Shop::ShapeUnknown';
    isa_ok of_proto($T->union('Shop::Shape'), "\x0a\x03\x7a\x01x"), 'Shop::ShapeUnknown';
};

subtest 'of two variants the last one counts, in pieces too' => sub {
    my $type   = $T->union('Shop::Shape');
    my $circle = as_proto($type, Shop::ShapeCircle->new(radius => 1));
    my $square = as_proto($type, Shop::ShapeSquare->new(side => 2, variant => 'v'));
    my ($side, $name) = map { Privateer::Proto::bytes_field(1, Privateer::Proto::bytes_field(2, $_)) } "\x09" . pack('d<', 3), "\x12\x01w";
    my $read = sub { my $shape = of_proto($type, join q{}, @_); return { %{$shape}, is => ref $shape } };
    is_deeply $read->($circle, $square), { is => 'Shop::ShapeSquare', side => 2, variant => 'v' };
    is_deeply $read->($square, $circle), { is => 'Shop::ShapeCircle', radius => 1 };
    is_deeply $read->($square, $side, $name), { is => 'Shop::ShapeSquare', side => 3, variant => 'w' };
    is_deeply $read->($square, $circle, $side), { is => 'Shop::ShapeSquare', side => 3, variant => q{} }, 'what was before is gone';
    ok !eval { of_json($type, '{"circle":{"radius":1},"square":{}}'); 1 };
    is $@, "circle square cannot be there together\n";
    for my $none ({ radius => 1 }, 'circle', Shop::EverythingPoint->new(x => 1, y => 2)) {
        ok !eval { as_json($type, $none); 1 };
        like $@, qr/\A(?:HASH|a plain value|Shop::EverythingPoint) is no variant of Shop::Shape\n\z/;
    }
};

subtest 'what was renamed is read by either name, and written by the present one' => sub {
    my $type = $T->record('Evolved::LedgerEntry');
    my $new  = '{"account":"a","cents":"5","state":"LEDGER_STATE_CLOSED"}';
    for my $json ($new, '{"account":"a","amountCents":5,"state":"LEDGER_STATE_DONE"}') {
        my $entry = of_json($type, $json);
        is_deeply [ $entry->cents, $entry->state ], [ 5, 'CLOSED' ];
        is as_json($type, $entry), $new;
    }
    for my $json ('{"account":"a","cents":null,"amountCents":5,"state":3}', '{"account":"a","cents":5,"amountCents":null,"state":3}') {
        is of_json($type, $json)->cents, 5;
    }
    ok !eval { of_json($type, '{"account":"a","cents":5,"amountCents":5,"state":3}'); 1 };
    is $@, "cents: is there twice, as cents and as amountCents\n";
};

subtest 'constructors and accessors' => sub {
    my $point = Shop::EverythingPoint->new({ x => 1, y => 2 });
    is $point->x + $point->y, 3;
    for ([ [ x => 1 ], qr/y is missing/ ], [ [ x => 1, y => 2, z => 3 ], qr/has no z/ ]) {
        ok !eval { Shop::EverythingPoint->new(@{ $_->[0] }) };
        like $@, $_->[1];
    }
    both_ways('a hash where a record is wanted', $T->record('Shop::EverythingPoint'), { x => 1, y => 2 });
    ok !eval { as_json($T->record('Shop::PageOfEverythingPoint'), { items => [ { x => 1 } ], total => 1 }); 1 };
    like $@, qr/items: Shop::EverythingPoint: y is missing/;
    ok !eval { as_json($T->record('Shop::PageOfEverythingPoint'), { items => [ { x => 1, y => 'b' } ], total => 1 }); 1 };
    like $@, qr/items[.]y: "b" is no whole number/;
};

subtest 'texts have one form' => sub {
    my %bad = (
        uuid => [ '1-1-1-1-1', q{}, "$key\n" ], decimal => [ 'NaN', 'x', '9' x 1_001, '٣' ], integer => [ '1.0', q{} ],
        date => [ '2026-1-1', '0000-01-01' ], time => ['24h'], timestamp => [ '2026-01-31', '2026-01-31T00:00:00+01:00' ],
        duration => [ 'PT1S', '315576000001', '1.5x' ],
    );
    for my $type (sort keys %bad) {
        ok !eval { as_json($T->$type, $_); 1 }, "no $type" for @{ $bad{$type} };
    }
    both_ways('seconds since 1970', $T->timestamp, 0.25, '1970-01-01T00:00:00.250Z');
    both_ways('a duration as a number', $T->duration, 1.5, '1.500');
    both_ways('a whole duration', $T->duration, -3, '-3');
};

subtest 'JSON that is none' => sub {
    for my $json (q{}, '{', '{"a":1,}', '[1 2]', '{"a":1,"a":2}', '"\ud800"', '"\ude00"', "\"\xff\"", '01', '1.', 'nul', '{}x', '"a' . "\n" . '"') {
        ok !eval { decode_json($json); 1 }, "refused: $json";
    }
    is decode_json(qq{"\xef\xbf\xbf\\ufffe"}), "\x{ffff}\x{fffe}", 'characters that are none';
    is decode_json('"\ud83d\ude00\u00e9\n\/"'), "$smile\xe9\n/";
    ok eval { decode_json('[' x 500 . ']' x 500) };
    ok !eval { decode_json('[' x 501 . ']' x 501) };
};

subtest 'bytes of nobody end in an error or a value' => sub {
    my $seed = 11;
    srand $seed;
    my $type = $T->record('Shop::Everything');
    for my $good (as_json($type, everything()), as_proto($type, everything())) {
        for (1 .. 200) {
            my $broken = $good;
            substr $broken, rand length $broken, 1, chr rand 256 for 0 .. rand 4;
            eval { $broken =~ /\A\{/ ? of_json($type, $broken) : of_proto($type, $broken); 1 }
                or $@ =~ /\n\z/ && $@ !~ / line [0-9]/
                or return fail("seed $seed: $@");
        }
    }
    pass 'seed 11';
};

subtest 'hostile names' => sub {
    both_ways('a record called option', $T->record('Hostile::Option'), Hostile::Option->new(option => 3));
    ok(Hostile::Hostile->can('with_options_'), 'a method called withOptions');
    ok $INC{'Ware.pm'}, 'a module brings along those that it needs';
};

sub bytes { my ($hex) = @_; return pack 'H*', $hex =~ s/\s//gr }

subtest 'the frames of the page' => sub {
    my $id = '000102030405060708090a0b0c0d0e0f';
    my $frame = bytes("0801 1210$id 1801 2001 3210101112131415161718191a1b1c1d1e1f 38e8fb03 4001"
            . ' 4a1173686f702e4f72646572732f706c616365 508827 58f403 6001 72060a04626f6f6b');
    my $call = decode_request($frame);
    is_deeply [ @{$call}{qw(kind client sequence method codec body bound_ms)} ],
        [ 'CALL', bytes($id), 1, 'shop.Orders/place', 'PROTOBUF', "\n\x04book", 65_000 ];
    is unpack('H*', encode_request($call)), unpack('H*', $frame), 'a request there and back';
    my $more = { %{$call}, priority => 'CRITICAL', extra => 1, metadata => { a => 'b' }, done => [ [ 3, 4 ], [ 6, 6 ] ] };
    my $told = decode_request(encode_request($more));
    is_deeply [ @{$told}{qw(priority extra metadata done)} ],
        [ 'CRITICAL', 1, { a => 'b' }, [ { first => 3, last => 4 }, { first => 6, last => 6 } ] ];
    my $result = bytes("0a10$id 1001 3002 5210101112131415161718191a1b1c1d1e1f 58c08404 6a02082a 7801");
    is unpack('H*', encode_reply(decode_reply($result), 0)), unpack('H*', $result), 'a reply there and back';

    my $json = q[{"kind": "CALL", "client": "AAECAwQFBgcICQoLDA0ODw==", "sequence": "1", "doneBelow": "1",
        "scope": "EBESExQVFhcYGRobHB0eHw==", "boundMs": "65000", "attempt": 1, "method": "shop.Orders/place",
        "timeoutMs": 5000, "beatMs": 500, "codec": "JSON", "body": {"item":"book"}}];
    my $read = decode_request($json);
    is_deeply [ @{$read}{qw(kind client sequence scope codec timeout_ms)} ],
        [ 'CALL', bytes($id), 1, bytes('101112131415161718191a1b1c1d1e1f'), 'JSON', 5_000 ];
    my $written = decode_request(encode_request({ %{$read}, body => '{"item":"book"}', done => [ [ 3, 4 ] ] }));
    is_deeply $written->{body}, { item => 'book' };
    is_deeply $written->{done}, [ { first => 3, last => 4 } ];
    my $pong = decode_reply(q[{"client": "AAECAwQFBgcICQoLDA0ODw", "sequence": 7, "executed": 1, "store_ms": 5, "new": [1],
        "server": {"instance": "ICEiIyQlJicoKSorLC0uLw==", "maxMessageBytes": "4194304"}}]);
    is_deeply [ @{$pong}{qw(sequence executed store_ms code)}, $pong->{server}{max_message_bytes} ], [ 7, 'NO', 5, 'OK', 4_194_304 ];
    is decode_reply(bytes('1863 3009'))->{code}, 'UNKNOWN', 'a code that is not known';
};

subtest 'frames that cannot be read' => sub {
    my $good = '1210000102030405060708090a0b0c0d0e0f';
    for my $frame ('08', "0809 $good 1801", '0801 1801', '0801 121000000000000000000000000000000000 1801', '0801 120401020304 1801',
        "0801 $good", "0801 $good 18ffffffffffffffffff01", "0801 $good 1801 6007", "0801 $good 1801 2005 2a0408011002",
        "0801 $good 1801 4a02ffff", "0801 $good 1801 4801")
    {
        ok !eval { decode_request(bytes($frame)); 1 }, "refused: $frame";
    }
    for my $json ('{"kind":"CALL","kind":"CALL"}', '{"kind":"CALL"}', '{"doneBelow":1,"done_below":1}') {
        ok !eval { decode_request($json); 1 }, "refused: $json";
    }
};

done_testing;
