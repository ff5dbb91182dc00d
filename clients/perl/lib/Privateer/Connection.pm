package Privateer::Connection;

# One DEALER to one endpoint, used by one call at a time, and what its server told on it.

use strict;
use warnings;

use Time::HiRes ();
use ZMQ::FFI qw(ZMQ_DEALER ZMQ_DONTWAIT ZMQ_LINGER ZMQ_MAXMSGSIZE ZMQ_RECONNECT_IVL ZMQ_RECONNECT_IVL_MAX ZMQ_IPV6
    ZMQ_EVENT_DISCONNECTED ZMQ_PAIR);

use Privateer::Envelope qw(decode_reply encode_request);

# Not among the constants of the binding.
my $ZMQ_HANDSHAKE_IVL = 66;

# A descriptor of ZeroMQ's tells of a change, not of a state: one that was missed costs no more than this, in seconds.
my $GLANCE = 0.05;

my $count = 0;

sub now { return Time::HiRes::clock_gettime(Time::HiRes::CLOCK_MONOTONIC()) }

# Undef if there can be none.
sub open {
    my ($class, $context, $endpoint, $max_bytes) = @_;
    my $socket = $context->socket(ZMQ_DEALER);
    $socket->die_on_error(0);
    $socket->set(ZMQ_LINGER,            'int',     0);
    $socket->set(ZMQ_MAXMSGSIZE,        'int64_t', $max_bytes);
    $socket->set($ZMQ_HANDSHAKE_IVL,    'int',     500);
    $socket->set(ZMQ_RECONNECT_IVL,     'int',     20);
    $socket->set(ZMQ_RECONNECT_IVL_MAX, 'int',     1_000);
    $socket->set(ZMQ_IPV6, 'int', 1) if $endpoint =~ /\[/;

    # Events come on a socket of their own.
    my $address = 'inproc://privateer-losses-' . ++$count;
    $socket->monitor($address, ZMQ_EVENT_DISCONNECTED);
    my $losses = $context->socket(ZMQ_PAIR);
    $losses->die_on_error(0);
    $losses->connect($address);

    my $self = bless { endpoint => $endpoint, socket => $socket, losses => $losses, pid => $$ }, $class;
    $socket->connect($endpoint);
    if ($socket->has_error) {
        warn "no connection to $endpoint: " . $socket->last_strerror . "\n";
        $self->close;
        return;
    }
    return $self;
}

sub endpoint { return $_[0]{endpoint} }

# Undef if the server has to be asked: on a fresh connection, and on one that was lost and made again underneath, because
# another server may listen there by now.
sub peer {
    my ($self) = @_;
    while (my @event = $self->{losses}->recv_multipart(ZMQ_DONTWAIT)) {
        $self->{peer} = undef;
    }
    return $self->{peer};
}

sub learned {
    my ($self, $peer) = @_;
    $self->{peer} = $peer;
    return;
}

# False means that it will never reach anybody.
sub send {
    my ($self, $request) = @_;
    return 0 if !$self->{socket};
    $self->{socket}->send_multipart([ q{}, encode_request($request) ], ZMQ_DONTWAIT);
    return !$self->{socket}->has_error;
}

# The next reply, waiting for it until a time at most; undef if none comes.
sub receive {
    my ($self, $until) = @_;
    my @frames = poll([ $self->{socket} ], $until, sub { return $_[0]->recv_multipart(ZMQ_DONTWAIT) });
    return if !@frames;
    my $reply = eval { decode_reply($frames[-1]) };
    warn "unreadable reply from $self->{endpoint}: $@" if !$reply;
    return $reply;
}

# Asks each of some sockets until one has something or the time is over, and gives that.
sub poll {
    my ($sockets, $until, $ask) = @_;
    while (1) {
        for my $socket (@{$sockets}) {
            my @found = $ask->($socket);
            return @found if @found;
        }
        my $left = $until - now();
        return if $left <= 0;
        my $bits = q{};
        vec($bits, $_->get_fd, 1) = 1 for @{$sockets};
        select $bits, undef, undef, $left < $GLANCE ? $left : $GLANCE;
    }
}

# For good; what may still come on it is not wanted.
sub close {
    my ($self) = @_;
    my ($socket, $losses) = delete @{$self}{qw(socket losses)};
    return if !$socket || $self->{pid} != $$;
    # First, and by its own name since the binding cannot: ZeroMQ's thread would wait for ever to tell a reader that is gone.
    my $monitor = ref($socket)->can('zmq_socket_monitor');
    $monitor->($socket->socket_ptr, undef, 0);
    $losses->close;
    $socket->close;
    return;
}

1;
