package Privateer::Error;

use strict;
use warnings;

use Carp ();
use overload '""' => sub { $_[0]->as_string }, 'bool' => sub { 1 }, fallback => 1;

my %CODES = (
    OK                  => 0,
    CANCELLED           => 1,
    UNKNOWN             => 2,
    INVALID_ARGUMENT    => 3,
    DEADLINE_EXCEEDED   => 4,
    NOT_FOUND           => 5,
    ALREADY_EXISTS      => 6,
    PERMISSION_DENIED   => 7,
    RESOURCE_EXHAUSTED  => 8,
    FAILED_PRECONDITION => 9,
    ABORTED             => 10,
    OUT_OF_RANGE        => 11,
    UNIMPLEMENTED       => 12,
    INTERNAL            => 13,
    UNAVAILABLE         => 14,
    DATA_LOSS           => 15,
    UNAUTHENTICATED     => 16,
    WRONG_SCOPE         => 100,
);
my %NAMES = reverse %CODES;

# The name of a number; UNKNOWN for one that this version does not know.
sub code_name { return $NAMES{ $_[1] } // 'UNKNOWN' }

sub code_number { return $CODES{ $_[1] } }

sub new {
    my ($class, %args) = @_;
    Carp::croak("no status code is called $args{code}") if !exists $CODES{ $args{code} };
    my (undef, $file, $line) = caller;
    return bless {
        outcome     => 'EXECUTED',
        server_said => 0,
        attempts    => [],
        message     => q{},
        file        => $file,
        line        => $line,
        %args,
    }, $class;
}

sub throw {
    my ($class, %args) = @_;
    my (undef, $file, $line) = caller;
    die $class->new(file => $file, line => $line, %args);
}

sub code        { return $_[0]{code} }
sub outcome     { return $_[0]{outcome} }
sub message     { return $_[0]{message} }
sub attempts    { return @{ $_[0]{attempts} } }
sub server_said { return $_[0]{server_said} }
sub call_id     { return $_[0]{call_id} }

# Whether it is safe to make the call again: it did not run and never will.
sub not_executed { return $_[0]{outcome} eq 'NOT_EXECUTED' }

sub as_string {
    my ($self) = @_;
    return "$self->{code}: $self->{message} at $self->{file} line $self->{line}.\n";
}

1;

__END__

=head1 NAME

Privateer::Error - a call without a result

=head1 SYNOPSIS

    use Scalar::Util qw(blessed);

    my $receipt = eval { $orders->place($order) };
    if (my $error = $@) {
        die $error if !blessed $error || !$error->isa('Privateer::Error');
        retry_later() if $error->not_executed;
        look_into_it($error) if $error->outcome eq 'UNKNOWN';
    }

=head1 METHODS

=over

=item code

The name of the status code, such as C<DEADLINE_EXCEEDED>.

=item outcome

C<NOT_EXECUTED>: it did not run and never will. C<EXECUTED>: it ran. C<UNKNOWN>: it may have run, and to make it again may do
it twice.

=item message

For people: what happened, where, how often it was tried.

=item attempts

What was sent where and what came of it: hashes with C<endpoint>, C<number>, C<seconds> and C<result>. In scalar context, how
many.

=item server_said

Whether code and outcome are a server's own words. False: the client concluded them, from silence say.

=item call_id

Which call it was, as text: for C<< Privateer::Client->resolve >>, also in another process that kept it. Undef if it never got a
number. What is before the C<@> is what a server's log has.

=item not_executed

Whether the outcome is C<NOT_EXECUTED>.

=item throw(code => ..., message => ...)

For a handler of a L<Privateer::Worker> that answers with a code of its choice.

=back

=cut
