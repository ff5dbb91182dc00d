package Privateer::Record;

use strict;
use warnings;

use Carp qw(croak);

my (%FIELDS, %ONE_OF);

# Tells what a class holds, in the order of its constructor: name, name in JSON, number, type.
sub privateer_has {
    my ($class, @fields) = @_;
    $FIELDS{$class} = [ map { { name => $_->[0], json => $_->[1], number => $_->[2], type => $_->[3] } } @fields ];
    for my $field (@{ $FIELDS{$class} }) {
        my $name = $field->{name};
        no strict 'refs';    ## no critic (ProhibitNoStrict) - accessors have names of their own
        *{"${class}::$name"} = sub { return $_[0]{$name} };
    }
    return;
}

# Tells fields of which at most one is there; may be said several times.
sub privateer_one_of {
    my ($class, @names) = @_;
    push @{ $ONE_OF{$class} }, \@names;
    return;
}

# The sets of such fields.
sub privateer_ones_of { return @{ $ONE_OF{ ref $_[0] || $_[0] } // [] } }

sub privateer_fields { return @{ $FIELDS{ ref $_[0] || $_[0] } // [] } }

sub new {
    my ($class, @args) = @_;
    my %given = @args == 1 && ref $args[0] eq 'HASH' ? %{ $args[0] } : @args % 2 ? croak("$class: pairs are wanted") : @args;
    my %self;
    for my $field ($class->privateer_fields) {
        my ($name, $type) = @{$field}{qw(name type)};
        $self{$name} = exists $given{$name} ? delete $given{$name} : $type->absent_argument;
        croak("$class: $name is missing") if !defined $self{$name} && !$type->{optional};
    }
    croak("$class has no " . join ', ', sort keys %given) if %given;
    for my $one ($class->privateer_ones_of) {
        my @there = grep { defined $self{$_} } @{$one};
        croak("$class: @there cannot be there together") if @there > 1;
    }
    return bless \%self, $class;
}

# Of values that were just read: nothing to check.
sub privateer_of {
    my ($class, $values) = @_;
    return bless $values, $class;
}

1;

__END__

=head1 NAME

Privateer::Record - the base of generated classes

=head1 SYNOPSIS

    my $order = Shop::Order->new(article => 'book', pieces => 1);
    print $order->article;

=head1 DESCRIPTION

An immutable object with an accessor for each field. The constructor takes pairs or a reference to a hash, and dies for a
field that is missing, without being optional, or unknown, and for two of which only one can be there. Where a record is wanted, such a reference does as well.

=cut
