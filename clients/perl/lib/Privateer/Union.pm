package Privateer::Union;

use strict;
use warnings;

use Scalar::Util qw(blessed);

use Privateer::Types;

my (%VARIANTS, %UNKNOWN);

# Tells a sealed interface: unknown => the class for variants that are not known, and for each variant its class, its name in
# JSON, its number, and the name before that if it was renamed. On the wire it is a message with a field for each, of which one is there.
sub privateer_variants {
    my ($class, %args) = @_;
    $UNKNOWN{$class}  = $args{unknown};
    $VARIANTS{$class} = [
        map {
            my ($variant, $json, $number, $former) = @{$_};
            Privateer::Types::field($json, $json, $number, Privateer::Types->optional(Privateer::Types->record($variant)), $former)
        } @{ $args{variants} }
    ];
    return;
}

sub privateer_fields { return @{ $VARIANTS{ $_[0] } } }

sub privateer_ones_of { return [ map { $_->{name} } $_[0]->privateer_fields ] }

# What such a message holds, for one of the variants.
sub privateer_values {
    my ($class, $value) = @_;
    if (blessed $value) {
        for my $field ($class->privateer_fields) {
            return { $field->{name} => $value } if $value->isa($field->{type}{class});
        }
        return {} if defined $UNKNOWN{$class} && $value->isa($UNKNOWN{$class});
    }
    die +(ref $value || 'a plain value') . " is no variant of $class\n";
}

# And the variant that it was.
sub privateer_of {
    my ($class, $values) = @_;
    my ($variant) = grep { defined } values %{$values};
    return $variant if $variant;
    my $unknown = $UNKNOWN{$class} // die "a variant of $class that this program does not know\n";
    return $unknown->new;
}

1;
