package Privateer::ServiceError;

use strict;
use warnings;

use parent 'Privateer::Record';
use overload '""' => sub { $_[0]->as_string }, 'bool' => sub { 1 }, fallback => 1;

sub throw {
    my ($class, @args) = @_;
    my (undef, $file, $line) = caller;
    my $self = $class->new(@args);
    $self->{' place'} = " at $file line $line.\n";
    die $self;
}

# What is told to people: its message if it has one, else its fields.
sub as_string {
    my ($self) = @_;
    my $class = ref $self;
    my $told =
        $class->can('message')
        ? $self->message
        : join ', ', map { my $name = $_->{name}; "$name = " . ($self->{$name} // 'undef') } $class->privateer_fields;
    return "$class: $told" . ($self->{' place'} // "\n");
}

1;

__END__

=head1 NAME

Privateer::ServiceError - an error that a service declares

=head1 DESCRIPTION

The base of generated exception classes. The call ran, and this is its result. They have an accessor for each field, print as
a text with the place where they were thrown, and a handler of a L<Privateer::Worker> throws one with
C<< Shop::OutOfStock->throw(article => 'book') >>.

=cut
