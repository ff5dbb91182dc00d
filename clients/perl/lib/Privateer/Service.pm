package Privateer::Service;

use strict;
use warnings;

use Carp qw(croak);
use Scalar::Util qw(blessed);

use Privateer::Envelope qw(check_metadata);
use Privateer::Method;

my %METHODS;

# Tells a method of a service: name, path, arguments, result, errors and settings. It becomes a method of the class. One that
# takes or gives a message as a whole has the class of it, request or reply, in the place of arguments or result.
sub privateer_method {
    my ($class, %method) = @_;
    my $method = Privateer::Method->new(%method);
    push @{ $METHODS{$class} }, $method;
    no strict 'refs';    ## no critic (ProhibitNoStrict) - methods have names of their own
    *{"${class}::$method{name}"} = sub {
        my ($self, @given) = @_;
        return $self->{client}->call($method, \@given, $self->{options});
    };
    return;
}

sub privateer_methods { return @{ $METHODS{ ref $_[0] || $_[0] } // [] } }

sub new {
    my ($class, $client, %options) = @_;
    croak "$class->new wants a Privateer::Client" if !blessed $client || !$client->can('call');
    my $self = bless { client => $client, options => {} }, $class;
    return %options ? $self->with_options(%options) : $self;
}

# The same stub with other settings for its calls.
sub with_options {
    my ($self, %options) = @_;
    my %all = (%{ $self->{options} }, %options);
    my @unknown = grep { !/\A(?:timeout|metadata|priority)\z/ } sort keys %all;
    croak "a call has no option called @unknown" if @unknown;
    croak "timeout = $all{timeout}, must be positive and at most 49 days"
        if defined $all{timeout} && ($all{timeout} <= 0 || $all{timeout} > 49 * 24 * 3600);
    croak "there is no priority $all{priority}"
        if defined $all{priority} && $all{priority} !~ /\A(?:DEFAULT|CRITICAL|BACKGROUND)\z/;
    eval { check_metadata($all{metadata} // {}); 1 } or croak $@ =~ s/\n\z//r;
    return bless { client => $self->{client}, options => \%all }, ref $self;
}

# What a worker serves: handlers by the names of methods, or an object that has some of the methods.
sub serve {
    my ($class, @handlers) = @_;
    my ($object) = @handlers == 1 ? @handlers : ();
    my %handlers = $object ? () : @handlers;
    my @served;
    for my $method ($class->privateer_methods) {
        my $name    = $method->{name};
        my $handler = $object ? $object->can($name) && sub { return $object->$name(@_) } : delete $handlers{$name};
        push @served, { method => $method, handler => $handler } if $handler;
    }
    croak "$class has no method called " . join ', ', sort keys %handlers if %handlers;
    croak "no method of $class is served" if !@served;
    return @served;
}

1;

__END__

=head1 NAME

Privateer::Service - the base of generated stubs

=head1 SYNOPSIS

    my $orders = Shop::Orders->new($client, timeout => 2);
    my $order  = $orders->with_options(metadata => { tenant => 'a' })->find($id);

=head1 DESCRIPTION

Arguments stand in the order of the Java method; those at the end that may be missing can be left out. Options are
C<timeout>, how long the caller waits over all attempts, in seconds; C<metadata>, text pairs that reach the handler;
C<priority>, C<CRITICAL> or C<BACKGROUND>.

C<< Shop::Orders->serve(place => sub { ... }) >> is what a L<Privateer::Worker> serves.

=cut
