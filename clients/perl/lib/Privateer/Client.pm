package Privateer::Client;

use strict;
use warnings;

use Carp qw(croak);
use Time::HiRes ();
use ZMQ::FFI;

use Privateer::CallId;
use Privateer::Connection;
use Privateer::Endpoints;
use Privateer::Error;
use Privateer::Method;
use Privateer::Pirate;
use Privateer::Resolution;
use Privateer::Resolver;
use Privateer::RetryBudget;
use Privateer::Session;

our $VERSION = '0.1.0';

my $LONGEST = 49 * 24 * 3600;

# How long a server that remembers a finished call waits for the next request before it is told by a PING.
my $FAREWELL = 0.1;

# Deadline, priority and metadata of the call that a worker's handler serves; a worker sets it.
our $SERVED;

my %CODECS = (json => 'JSON', protobuf => 'PROTOBUF');

my %DEFAULTS = (
    codec             => 'json',
    deadline          => 10,
    attempt_timeout   => 1,
    max_attempts      => 5,
    backoff           => [ 0.05, 1 ],
    retry_budget      => [ 0.2, 10 ],
    max_message_bytes => 4 << 20,
);

sub new {
    my ($class, %args) = @_;
    my $endpoints = delete $args{endpoints};
    my @endpoints = ref $endpoints ? @{$endpoints} : grep { defined } $endpoints;
    croak 'no endpoint: give endpoints => [ "tcp://localhost:5555" ]' if !@endpoints;
    my %self = (%DEFAULTS, %args);
    my @unknown = grep { !exists $DEFAULTS{$_} } sort keys %args;
    croak "a client has no setting called @unknown" if @unknown;
    croak "codec = $self{codec}, must be json or protobuf" if !$CODECS{ $self{codec} };
    _within(deadline          => $self{deadline},          0.001, $LONGEST);
    _within(attempt_timeout   => $self{attempt_timeout},   0.01,  3600);
    _within(max_attempts      => $self{max_attempts},      1,     1e9);
    _within(max_message_bytes => $self{max_message_bytes}, 1024,  1 << 31);
    _within('backoff base'    => $self{backoff}[0],        0.001, 3600);
    _within('backoff cap'     => $self{backoff}[1],        $self{backoff}[0], 3600);
    _within('share of the retry budget'      => $self{retry_budget}[0], 0, 1);
    _within('retry budget per second'        => $self{retry_budget}[1], 0, 1e9);
    my $client = bless { %self, codec => $CODECS{ $self{codec} }, endpoints => \@endpoints }, $class;
    # ZeroMQ's library is loaded now, so that no call's time goes into that.
    $client->_own;
    return $client;
}

sub _within {
    my ($name, $value, $least, $most) = @_;
    croak "$name = $value, must be from $least to $most" if $value < $least || $value > $most;
    return;
}

# ---- what belongs to one process: a forked child begins anew

sub _own {
    my ($self) = @_;
    my $own = $self->{own};
    return $own if $own && $own->{pid} == $$;
    # The parent's sockets and its context are kept, or they would be closed here under the parent's feet.
    push @{ $self->{parents} }, $own if $own;
    my $now = Privateer::Connection::now();
    return $self->{own} = {
        pid     => $$,
        context => ZMQ::FFI->new,
        idle    => {},
        owed    => {},
        shared  => {
            policy => {
                attempt_timeout => $self->{attempt_timeout},
                max_attempts    => $self->{max_attempts},
                backoff_base    => $self->{backoff}[0],
                backoff_cap     => $self->{backoff}[1],
            },
            session   => Privateer::Session->new(Privateer::Session::random_id()),
            budget    => Privateer::RetryBudget->new(@{ $self->{retry_budget} }, $now),
            endpoints => Privateer::Endpoints->new(@{ $self->{endpoints} }),
            random    => _random(),
        },
    };
}

# Numbers from 0 to 1 of its own: a child must not go on with its parent's.
sub _random {
    my ($state) = unpack 'L', Privateer::Session::random_id();
    return sub {
        # Steele and Vigna's constant of 32 bits: good enough for jitter.
        $state = ($state * 747_796_405 + 2_891_336_453) & 0xffffffff;
        return ((($state >> 11) ^ $state) & 0xffffffff) / 4_294_967_296;
    };
}

# ---- calls

# Makes a call and waits for its result; generated stubs use this. Dies with an error that the method declares, or with a
# Privateer::Error; with a plain text for an argument that does not fit.
sub call {
    my ($self, $method, $arguments, $options) = @_;
    my $body = eval { $method->encode_arguments($self->{codec}, @{$arguments}) } // croak $@ =~ s/\n\z//r;
    my $timeout = $options->{timeout} // $method->{timeout} // $self->{deadline};
    my $priority = $method->{priority} // 'DEFAULT';
    if ($SERVED) {
        my $left = $SERVED->{deadline} - Privateer::Connection::now();
        $timeout = $left if $left < $timeout;
        $priority = $SERVED->{priority};
    }
    my %request = (
        method   => $method->{path},
        codec    => $self->{codec},
        body     => $body,
        priority => $options->{priority} // $priority,
        metadata => $options->{metadata} // {},
        $SERVED && $SERVED->{extra} ? (extra => 1) : (),
    );
    return $self->_unpack($method, $self->_run(\%request, $method->{idempotent}, $timeout));
}

sub _run {
    my ($self, $request, $idempotent, $timeout) = @_;
    my $closed = $self->{closed};
    return {
        code => $closed ? 'CANCELLED' : 'DEADLINE_EXCEEDED', outcome => 'NOT_EXECUTED', attempts => [], server_said => 0,
        message => ($closed ? 'the client is closed' : 'the deadline passed before the call was sent')
            . " ($request->{method}). Outcome: NOT_EXECUTED, nothing was sent",
    } if $closed || $timeout <= 0;
    my $own  = $self->_own;
    my $line = Privateer::Client::Line->new($self, $own, $idempotent);
    my $pirate = Privateer::Pirate->new(
        shared     => $own->{shared},
        line       => $line,
        request    => $request,
        idempotent => $idempotent,
        timeout    => $timeout,
        now        => Privateer::Connection::now(),
    );
    my $why = _driven($pirate, $line);
    if (defined $why) {
        my $result = $line->{result};
        $self->{abandoned} = _is_fine($result) ? undef : _error($result, caller 1);
        die $why;
    }
    return $line->{result};
}

# Asks what became of a call: see below.
sub resolve {
    my ($self, $call_id, %options) = @_;
    my $timeout = delete $options{timeout} // $self->{deadline};
    croak "a question has no option called @{[ sort keys %options ]}" if %options;
    _within(timeout => $timeout, 0.001, $LONGEST);
    my $id = eval { Privateer::CallId::from_text($call_id) } // croak $@ =~ s/\n\z//r;
    croak "call $call_id is bound to no reply store: nothing is remembered of it" if $id->{scope} eq q{};
    # That nobody was asked says nothing of the call.
    return Privateer::Resolution->new(
        outcome => 'UNKNOWN', code => 'CANCELLED', message => 'the client is closed, no server was asked')
        if $self->{closed};
    my $own  = $self->_own;
    my $line = Privateer::Client::Line->new($self, $own, 0);
    my $why  = _driven(
        Privateer::Resolver->new(
            shared  => $own->{shared},
            line    => $line,
            id      => $id,
            codec   => $self->{codec},
            timeout => $timeout,
            now     => Privateer::Connection::now(),
        ),
        $line,
    );
    die $why if defined $why;
    return Privateer::Resolution->new(%{ $line->{result} });
}

# Drives it to its end. Who leaves by die, as a handler of ALRM does, cancels it; what it died with.
sub _driven {
    my ($machine, $line) = @_;
    return if eval { _drive($machine, $line, 1); 1 };
    my $why = $@;
    $machine->cancel(Privateer::Connection::now());
    _drive($machine, $line, 0);
    return $why;
}

sub _drive {
    my ($machine, $line, $fresh) = @_;
    $machine->start(Privateer::Connection::now()) if $fresh;
    until ($machine->is_over) {
        my $reply = $line->receive($machine->next_time);
        my $now   = Privateer::Connection::now();
        $machine->on_reply($now, $reply) if $reply;
        $machine->on_time($now);
    }
    return;
}

sub _unpack {
    my ($self, $method, $result) = @_;
    my $reply  = $result->{reply};
    my $detail = $reply && $reply->{detail};
    my (undef, $file, $line) = _caller();
    if ($detail && (my $class = $method->{errors}{ $detail->{name} })) {
        my $error = $self->_decoded($result, $file, $line, sub {
            return Privateer::Method::decode($self->{codec}, $class, $detail->{body});
        });
        $error->{' place'} = " at $file line $line.\n";
        die $error;
    }
    die _error($result, 'main', $file, $line) if !_is_fine($result);
    return $self->_decoded($result, $file, $line, sub { return $method->decode_result($self->{codec}, $reply->{body}) });
}

sub _is_fine { my ($result) = @_; return $result->{code} eq 'OK' && $result->{outcome} eq 'EXECUTED' }

sub _error {
    my ($result, undef, $file, $line) = @_;
    delete $result->{reply};
    return Privateer::Error->new(%{$result}, file => $file, line => $line);
}

# What became of the call that an exception left last: its error, undef if it had its result.
sub abandoned { return $_[0]{abandoned} }

sub _decoded {
    my ($self, $result, $file, $line, $decode) = @_;
    my $value;
    return $value if eval { $value = $decode->(); 1 };
    my $message = 'the result cannot be read: ' . $@ =~ s/\n\z//r . '. Outcome: EXECUTED, the call ran';
    delete $result->{reply};
    die Privateer::Error->new(
        %{$result}, code => 'DATA_LOSS', message => $message, server_said => 0, file => $file, line => $line);
}

# Where in the program the call was made.
sub _caller {
    my $level = 0;
    while (my @frame = caller ++$level) {
        return @frame if $frame[0] !~ /\APrivateer(?:::|\z)/ && !$frame[0]->isa('Privateer::Service');
    }
    return ('main', 'unknown', 0);
}

# ---- connections

sub _take {
    my ($self, $own, $endpoint) = @_;
    my $idle = $own->{idle}{$endpoint};
    return pop @{$idle} if $idle && @{$idle};
    return Privateer::Connection->open($own->{context}, $endpoint, $self->{max_message_bytes});
}

# Tells servers what is finished, so that they free it, and a draining one can end early. A client that makes calls tells it
# with each of them; one that waits for other things may call this.
sub acknowledge {
    my ($self) = @_;
    my $own = $self->{own};
    return if !$own || $own->{pid} != $$;
    my $session = $own->{shared}{session};
    for my $endpoint (keys %{ $own->{owed} }) {
        delete $own->{owed}{$endpoint};
        my $connection = ($own->{idle}{$endpoint} // [])->[-1] or next;
        my $now  = Privateer::Connection::now();
        my $sent = $connection->send({
            kind     => 'PING',
            codec    => $self->{codec},
            client   => $session->client,
            sequence => Privateer::Pirate::nonce($own->{shared}),
            $session->finished($now),
        });
        $connection->receive($now + $FAREWELL) if $sent;
    }
    return;
}

sub close {
    my ($self) = @_;
    return if $self->{closed}++;
    my $own = $self->{own};
    return if !$own || $own->{pid} != $$;
    $self->acknowledge;
    for my $connections (values %{ $own->{idle} }) {
        $_->close for @{$connections};
    }
    $own->{idle} = {};
    return;
}

sub DESTROY {
    my ($self) = @_;
    return if ${^GLOBAL_PHASE} eq 'DESTRUCT';
    local ($@, $!, $?);
    eval { $self->close; 1 } or warn $@;
    return;
}

# A call's hand on the world: at most one connection at a time, and a place for the result.
package Privateer::Client::Line;

sub new {
    my ($class, $client, $own, $idempotent) = @_;
    return bless { client => $client, own => $own, idempotent => $idempotent }, $class;
}

sub connect {
    my ($self, $endpoint) = @_;
    return defined($self->{connection} = $self->{client}->_take($self->{own}, $endpoint));
}

sub peer { return $_[0]{connection}->peer }

sub learned {
    my ($self, $peer) = @_;
    $self->{connection}->learned($peer);
    return;
}

sub send {
    my ($self, $request) = @_;
    my $connection = $self->{connection} or return 0;
    my $endpoint   = $connection->endpoint;
    my $owed       = $self->{own}{owed};
    delete $owed->{$endpoint};
    $owed->{$endpoint} = 1 if $request->{kind} ne 'PING' && !$self->{idempotent};
    return $connection->send($request);
}

sub receive {
    my ($self, $until) = @_;
    return $self->{connection}->receive($until) if $self->{connection};
    my $left = $until - Privateer::Connection::now();
    Time::HiRes::sleep($left) if $left > 0;
    return;
}

sub release {
    my ($self) = @_;
    my $connection = delete $self->{connection};
    push @{ $self->{own}{idle}{ $connection->endpoint } }, $connection;
    return;
}

sub close {
    my ($self) = @_;
    (delete $self->{connection})->close;
    return;
}

sub done {
    my ($self, $result) = @_;
    $self->{result} = $result;
    return;
}

1;

__END__

=head1 NAME

Privateer::Client - reliable calls over ZeroMQ

=head1 SYNOPSIS

    use Privateer::Client;
    use Shop;    # generated from a Java interface

    my $client = Privateer::Client->new(endpoints => [ 'tcp://a:5555', 'tcp://b:5555' ]);
    my $orders = Shop::Orders->new($client);

    my $receipt = $orders->place({ article => 'book', pieces => 1 });
    print $receipt->number, "\n";

=head1 DESCRIPTION

A call is retried by itself, under one identity, and never runs twice in silence. When it fails, the L<Privateer::Error> says
whether it ran.

One call at a time: a call returns when it has its result. In a forked child a client begins anew, with a session of its own.
An exception that leaves a call, such as one that a handler of C<ALRM> throws, cancels it at the server.

=head1 METHODS

=over

=item new(endpoints => [...], ...)

C<endpoints>, where servers are. C<codec> (C<json>), how requests and results travel: with C<protobuf> they are smaller, and with
C<json> they can be read on the way; a program's own values are the same. C<deadline> (10), how long a call waits for its result over all attempts, in seconds.
C<attempt_timeout> (1), how long a server may be silent before it counts as dead; a slow method needs no longer one.
C<max_attempts> (5). C<backoff> ([0.05, 1]), the longest wait before the first resending and the longest of all.
C<retry_budget> ([0.2, 10]), resendings as a share of the calls and per second. C<max_message_bytes> (4 MiB), the largest reply
that is taken.

=item resolve($call_id, timeout => ...)

Asks what became of a call, such as one that failed with outcome C<UNKNOWN>: C<< $error->call_id >>, also in another process
that kept that text. It gives a L<Privateer::Resolution>, and changes nothing: a call that runs goes on, and whoever waits for
its result still gets it. Servers remember for their retention, 10 minutes by default. It waits until a server answers, for the
client's deadline by default, in seconds. It dies if that is no call id, or the call is bound to no reply store: of idempotent
calls, and of those that were never sent, nothing is remembered.

=item acknowledge

Tells servers that results are in hand, for a program that makes no more calls for a while. It is done by C<close>, too.

=item abandoned

The L<Privateer::Error> of the call that an exception left last, which tells whether it ran; undef if it had its result after
all.

=item close

Closes all connections; calls made later fail as not executed. Happens by itself when the object goes.

=back

=cut
