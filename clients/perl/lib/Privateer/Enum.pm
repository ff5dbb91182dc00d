package Privateer::Enum;

use strict;
use warnings;

my %ENUMS;

# Tells an enum's constants: unknown => the constant for what is not known, zero => the name of number 0, and for each constant
# its name, its number, its name on the wire, and the one before if it was renamed. Each becomes a method that returns its name.
sub privateer_constants {
    my ($class, %args) = @_;
    my (%wire, %number, %of);
    for my $constant (@{ $args{constants} }) {
        my ($name, $number, $wire, $former) = @{$constant};
        $wire{$name}   = $wire;
        $number{$name} = $number;
        $of{$_}        = $name for grep { defined } $wire, $number, $former;
    }
    if (defined $args{unknown}) {
        $wire{ $args{unknown} }   = $args{zero};
        $number{ $args{unknown} } = 0;
        $of{0} = $of{ $args{zero} } = $args{unknown};
    }
    $ENUMS{$class} = { wire => \%wire, number => \%number, of => \%of, open => defined $args{unknown} };
    for my $name (keys %number) {
        my $method = $class->can($name) ? "${name}_" : $name;
        no strict 'refs';    ## no critic (ProhibitNoStrict) - constants have names of their own
        *{"${class}::$method"} = sub { return $name };
    }
    return;
}

# The names of all constants, by number.
sub values {
    my ($class) = @_;
    my $number = $ENUMS{$class}{number};
    my @names = sort { $number->{$a} <=> $number->{$b} } keys %{$number};
    return @names;
}

sub privateer_wire_name {
    my ($class, $value) = @_;
    my $enum = $ENUMS{$class};
    return $enum->{wire}{$value} // _unknown($class, $value);
}

sub privateer_number {
    my ($class, $value) = @_;
    my $number = $ENUMS{$class}{number}{$value} // _unknown($class, $value);
    die "\"$value\" of $class has no number here\n" if $number !~ /\A-?[0-9]+\z/;
    return $number;
}

# What a newer service sent can be sent on: its number, or its name in JSON.
sub _unknown {
    my ($class, $value) = @_;
    return $value if $ENUMS{$class}{open} && $value =~ /\A(?:-?[0-9]{1,10}|[A-Za-z][A-Za-z0-9_]*_[A-Za-z0-9_]+)\z/;
    die "\"$value\" is no $class\n";
}

# The constant of a number, or of a name on the wire.
sub privateer_name_of {
    my ($class, $wire) = @_;
    my $enum = $ENUMS{$class};
    my $name = $enum->{of}{$wire};
    return $name if defined $name;
    return "$wire" if $enum->{open};
    die "$wire is no $class\n";
}

1;

__END__

=head1 NAME

Privateer::Enum - the base of generated enums

=head1 DESCRIPTION

A value of an enum is the name of its constant, a string; C<< Shop::Color->RED >> spells it in a way that Perl checks. Where
the service has a constant for what is not known, numbers and names of a newer service are kept as they are, and can be sent
on. C<< Shop::Color->values >> has all names.

=cut
