package Privateer::Record;

use strict;
use warnings;

use Carp qw(croak);
use Scalar::Util qw(blessed);

use Privateer::Types;

my (%FIELDS, %ONE_OF);

# Tells what a class holds, in the order of its constructor: name, name in JSON, number, type, and the name in JSON before it was
# renamed, if it was.
sub privateer_has {
    my ($class, @fields) = @_;
    $FIELDS{$class} = [ map { Privateer::Types::field(@{$_}) } @fields ];
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

# A record's own values; a reference to a hash is made into one, so that what is missing or too much is found.
sub privateer_values {
    my ($class, $value) = @_;
    return $value if blessed $value && $value->isa($class);
    die Privateer::Types::shown($value), " is no $class\n" if ref $value ne 'HASH';
    return eval { $class->new($value) } // die $@ =~ s/ at \S+ line [0-9]+[.]?\n\z/\n/r;
}

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
    eval { Privateer::Types::check_ones_of($class, \%self); 1 } or croak "$class: " . $@ =~ s/\n\z//r;
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
