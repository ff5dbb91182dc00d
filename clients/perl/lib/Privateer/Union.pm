package Privateer::Union;

use strict;
use warnings;

use Scalar::Util qw(blessed);

use Privateer::Types;

my %UNIONS;

# Tells a sealed interface: unknown => the class for variants that are not known, and for each variant its class, its name in
# JSON and its number.
sub privateer_variants {
    my ($class, %args) = @_;
    $UNIONS{$class} = \%args;
    return;
}

sub _variant {
    my ($class, $value) = @_;
    my $union = $UNIONS{$class};
    for my $variant (@{ $union->{variants} }) {
        return $variant if blessed $value && $value->isa($variant->[0]);
    }
    return if defined $union->{unknown} && blessed $value && $value->isa($union->{unknown});
    die +(ref $value || 'a plain value') . " is no variant of $class\n";
}

sub _unknown {
    my ($class) = @_;
    my $unknown = $UNIONS{$class}{unknown} // die "a variant of $class that this program does not know\n";
    return $unknown->new;
}

sub privateer_to_json {
    my ($class, $value) = @_;
    my $variant = _variant($class, $value) or return '{}';
    return '{' . Privateer::JSON::quote($variant->[1]) . ':' . Privateer::Types::record_to_json($variant->[0], $value) . '}';
}

sub privateer_from_json {
    my ($class, $json) = @_;
    for my $variant (@{ $UNIONS{$class}{variants} }) {
        my $given = $json->{ $variant->[1] };
        return Privateer::Types::record_from_json($variant->[0], $given) if defined $given;
    }
    return $class->_unknown;
}

sub privateer_to_proto {
    my ($class, $value) = @_;
    my $variant = _variant($class, $value) or return q{};
    my $bytes = Privateer::Types::fields_to_proto($value, $variant->[0]->privateer_fields);
    return Privateer::Proto::bytes_field($variant->[2], $bytes);
}

sub privateer_from_proto {
    my ($class, $bytes) = @_;
    my $found = Privateer::Proto::parse($bytes);
    for my $variant (@{ $UNIONS{$class}{variants} }) {
        my $parts = $found->{ $variant->[2] } or next;
        my $content = join q{}, map { Privateer::Proto::content($_) } @{$parts};
        return $variant->[0]->privateer_of(Privateer::Types::fields_from_proto($content, $variant->[0]->privateer_fields));
    }
    return $class->_unknown;
}

1;
