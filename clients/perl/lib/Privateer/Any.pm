package Privateer::Any;

use strict;
use warnings;

use Carp qw(croak);

sub new {
    my ($class, %given) = @_;
    my %self = map { $_ => delete $given{$_} // q{} } qw(type_url value);
    croak "$class has no " . join ', ', sort keys %given if %given;
    return bless \%self, $class;
}

sub type_url { my ($self) = @_; return $self->{type_url} }
sub value    { my ($self) = @_; return $self->{value} }

1;

__END__

=encoding UTF-8

=head1 NAME

Privateer::Any - a message of any type, google.protobuf.Any

=head1 SYNOPSIS

    my $any = Privateer::Any->new(type_url => 'type.googleapis.com/shop.v1.Order', value => $bytes);
    print $any->type_url;

=head1 DESCRIPTION

The bytes of a message and a name that says of which type it is. Both are kept as they came, whether or not this program knows
the type. It has no JSON: a client whose calls carry one is made with C<< codec => 'protobuf' >>.

=cut
