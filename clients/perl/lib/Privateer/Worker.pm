package Privateer::Worker;

use strict;
use warnings;

use Carp qw(croak);
use Scalar::Util qw(blessed);
use ZMQ::FFI qw(ZMQ_REP ZMQ_DONTWAIT ZMQ_LINGER ZMQ_MAXMSGSIZE ZMQ_LAST_ENDPOINT);

use Privateer::Client;
use Privateer::Connection;
use Privateer::Envelope qw(decode_request encode_reply);
use Privateer::Error;
use Privateer::FrontGuard;
use Privateer::Method;
use Privateer::Session;

my $REGISTER  = 'rpc.v1.Workers/Register';
my $HEARTBEAT = 1;

# The second registration follows soon: by the first the worker learns its front, by the second the front that it has.
my $FIRST_REST = 0.05;

sub new {
    my ($class, %args) = @_;
    my %self = (lease => 30, %args);
    my @unknown = grep { !/\A(?:services|fronts|bind|advertise|lease)\z/ } sort keys %args;
    croak "a worker has no setting called @unknown" if @unknown;
    croak "lease = $self{lease}, must be from 0.1 to 86400 seconds" if $self{lease} < 0.1 || $self{lease} > 86_400;
    my @fronts = ref $self{fronts} ? @{ $self{fronts} } : grep { defined } $self{fronts};
    croak 'no front: give fronts => [ "tcp://localhost:5555" ]' if !@fronts;
    croak 'bind is missing' if !defined $self{bind};
    my %handlers;
    for my $served (@{ $self{services} // [] }) {
        my $path = $served->{method}{path};
        croak "two handlers serve $path" if $handlers{$path};
        $handlers{$path} = $served;
    }
    croak 'a worker without a method' if !%handlers;

    my $instance = Privateer::Session::random_id();
    my $context  = ZMQ::FFI->new;
    my $socket   = $context->socket(ZMQ_REP);
    $socket->set(ZMQ_LINGER,     'int',     1_000);
    $socket->set(ZMQ_MAXMSGSIZE, 'int64_t', 8 << 20);
    $socket->bind($self{bind});
    $socket->die_on_error(0);
    my $bound = $socket->get(ZMQ_LAST_ENDPOINT, 'string') =~ s/\0.*//r;
    my $session = Privateer::Session::random_id();
    return bless {
        %self,
        handlers => \%handlers,
        instance => $instance,
        guard    => Privateer::FrontGuard->new($instance),
        context  => $context,
        socket   => $socket,
        endpoint => $self{advertise} // $bound,
        members  => [
            map { { front => $_, session => $session, sequence => 0, due => 0, times => 0 } } @fronts
        ],
    }, $class;
}

# Where fronts are told to connect to.
sub endpoint { return $_[0]{endpoint} }

# Makes run return after the call in hand; from a signal handler, say.
sub stop {
    my ($self) = @_;
    $self->{stopping} = 1;
    return;
}

# The call that the running handler serves: method, metadata, priority, client, sequence, deadline; undef outside of one.
sub current_call { return $Privateer::Client::SERVED }

# Serves until stop is called, and takes leave of its fronts.
sub run {
    my ($self) = @_;
    $self->_turn until $self->{stopping};
    $self->_leave;
    $_->{connection}->close for grep { $_->{connection} } @{ $self->{members} };
    $self->{socket}->close;
    return;
}

sub _turn {
    my ($self) = @_;
    my $now = Privateer::Connection::now();
    for my $member (@{ $self->{members} }) {
        $self->_beat($member, $self->_registration) if $member->{due} <= $now;
    }
    my ($next) = sort { $a <=> $b } map { $_->{due} } @{ $self->{members} };
    # A signal must be noticed, so no sleep is long.
    $self->_listen($next < $now + 0.25 ? $next : $now + 0.25);
    return;
}

# Handles one thing that comes until then.
sub _listen {
    my ($self, $until) = @_;
    my %member = map { $_->{connection}{socket}->get_fd => $_ } grep { $_->{connection} } @{ $self->{members} };
    my $socket = $self->{socket};
    my @found = Privateer::Connection::poll(
        [ $socket, map { $_->{connection}{socket} } values %member ],
        $until,
        sub {
            my ($asked) = @_;
            my @frames = $asked->recv_multipart(ZMQ_DONTWAIT);
            return @frames ? ($asked, \@frames) : ();
        }
    );
    return if !@found;
    my ($from, $frames) = @found;
    if ($from == $socket) {
        $socket->send($self->_answer_frame($frames->[-1]));
    }
    else {
        $self->_hear($member{ $from->get_fd }, $frames->[-1]);
    }
    return;
}

# ---- membership

sub _registration {
    my ($self, $leaving) = @_;
    my $handlers = $self->{handlers};
    my @methods = $leaving ? () : map { { path => $_, idempotent => $handlers->{$_}{method}{idempotent} ? 1 : 0 } } sort keys %{$handlers};
    return {
        endpoint => $self->{endpoint},
        instance => $self->{instance},
        methods  => \@methods,
        lease_ms => $leaving ? 0 : int(1_000 * $self->{lease}),
    };
}

# Sends a registration, on a new connection if the last one was not answered.
sub _beat {
    my ($self, $member, $registration) = @_;
    my $now = Privateer::Connection::now();
    if ($member->{asked} && $member->{connection}) {
        (delete $member->{connection})->close;
        warn "front $member->{front} does not answer the registration\n" if !$member->{failing}++;
    }
    $member->{connection} //= Privateer::Connection->open($self->{context}, $member->{front}, 4 << 20);
    $member->{due}   = $now + $HEARTBEAT;
    $member->{asked} = 1;
    my $body = Privateer::Method::encode('JSON', [ Privateer::Envelope::fields_of('registration') ], $registration);
    my $sequence = ++$member->{sequence};
    return if !$member->{connection};
    $member->{connection}->send({
        kind       => 'CALL',
        client     => $member->{session},
        sequence   => $sequence,
        done_below => $sequence,
        attempt    => 1,
        method     => $REGISTER,
        timeout_ms => 2_000,
        body       => $body,
    });
    return;
}

sub _hear {
    my ($self, $member, $frame) = @_;
    my $reply = eval { Privateer::Envelope::decode_reply($frame) };
    if (!$reply) {
        warn "unreadable reply from $member->{front}: $@";
        return;
    }
    return if $reply->{sequence} ne $member->{sequence} || $reply->{client} ne $member->{session} || $reply->{working};
    $member->{asked} = 0;
    if ($reply->{code} ne 'OK') {
        warn "front $member->{front} refuses the registration: $reply->{message}\n" if !$member->{failing}++;
        return;
    }
    my $front = eval { Privateer::Method::decode('JSON', [ Privateer::Envelope::fields_of('registered') ], $reply->{body})->{front} };
    return if !defined $front || length $front != 16;
    $member->{failing} = 0;
    $self->{guard}->joined($front);
    $member->{due} = Privateer::Connection::now() + $FIRST_REST if !$member->{times}++;
    return;
}

# A registration without methods. What a front has handed over by then is still served.
sub _leave {
    my ($self) = @_;
    my @told = grep { !$_->{failing} && $_->{connection} } @{ $self->{members} };
    for my $member (@told) {
        $member->{asked} = 0;
        $self->_beat($member, $self->_registration('leaving'));
    }
    my $until = Privateer::Connection::now() + $HEARTBEAT;
    while ((grep { $_->{asked} } @told) && Privateer::Connection::now() < $until) {
        $self->_listen($until);
    }
    return;
}

# ---- calls

sub _answer_frame {
    my ($self, $frame) = @_;
    my $request = eval { decode_request($frame) };
    return encode_reply({ code => 'INVALID_ARGUMENT', executed => 'NO', message => $@ =~ s/\n\z//r }, $frame =~ /\A\{/)
        if !$request;
    my $reply = $self->_answer($request);
    return encode_reply({ %{$reply}, client => $request->{client}, sequence => $request->{sequence} }, $request->{as_json});
}

sub _answer {
    my ($self, $request) = @_;
    my ($kind, $guard) = ($request->{kind}, $self->{guard});
    if ($kind eq 'PING') {
        # To a front whose confirmation has not arrived yet it shows itself as draining: what that front handed over would be
        # refused.
        my $not_yet = $request->{front} ne q{} && !$guard->has_joined($request->{front});
        return {
            executed => 'NO',
            scope    => $self->{instance},
            draining => $self->{stopping} || $not_yet ? 1 : 0,
            server   => {
                instance => $self->{instance}, max_message_bytes => 4 << 20, retention_ms => 0, capabilities => [],
                methods => [ sort keys %{ $self->{handlers} } ], queued => 0, executing => 0, workers => 1,
            },
        };
    }
    return _failure('NOT_FOUND', 'UNKNOWN', q{no such call is in this worker's hands}) if $kind eq 'WAIT';
    return _failure('CANCELLED', 'UNKNOWN', 'it ended, or never came') if $kind eq 'CANCEL';
    my $refusal = $guard->refusal($request);
    return _failure('FAILED_PRECONDITION', 'UNKNOWN', $refusal) if defined $refusal;
    return $self->_execute($request);
}

sub _failure {
    my ($code, $executed, $message) = @_;
    return { code => $code, executed => $executed, message => $message };
}

sub _execute {
    my ($self, $request) = @_;
    my $served = $self->{handlers}{ $request->{method} }
        or return _failure('UNIMPLEMENTED', 'NO', "nobody here serves $request->{method}");
    my ($method, $handler) = @{$served}{qw(method handler)};
    my $codec = $request->{codec};
    my $given = eval { [ $method->decode_arguments($codec, $request->{body}) ] };
    return _failure('INVALID_ARGUMENT', 'NO', $@ =~ s/\n\z//r) if !$given;
    local $Privateer::Client::SERVED = {
        (map { $_ => $request->{$_} } qw(method sequence metadata priority extra)),
        client   => unpack('H*', $request->{client}),
        deadline => Privateer::Connection::now() + $request->{timeout_ms} / 1_000,
    };
    my $result;
    eval { $result = $handler->(@{$given}); 1 } or return _failed($request, $method, $@);
    my $body = eval { $method->encode_result($codec, $result) };
    return defined $body
        ? { executed => 'YES', body => $body }
        : _failure('INTERNAL', 'YES', 'the result cannot be sent: ' . $@ =~ s/\n\z//r);
}

sub _failed {
    my ($request, $method, $failure) = @_;
    if (blessed $failure) {
        for my $name (sort keys %{ $method->{errors} }) {
            next if !$failure->isa($method->{errors}{$name});
            my $body = eval { Privateer::Method::encode($request->{codec}, $method->{errors}{$name}, $failure) };
            return _failure('INTERNAL', 'YES', "the error $name cannot be sent: $@") if !defined $body;
            my $message = $failure->can('message') ? $failure->message : $name;
            return { %{ _failure('ABORTED', 'YES', $message) }, detail => { name => $name, body => $body } };
        }
        return _failure($failure->code, 'YES', $failure->message)
            if $failure->isa('Privateer::Error') && !$failure->attempts && !$failure->call_id;
    }
    # Its message may hold secrets, so it stays here; the call's identity finds it in the log.
    my $call = unpack('H*', $request->{client}) . "/$request->{sequence}";
    warn "$request->{method} failed (call $call): $failure";
    return _failure('INTERNAL', 'YES', "the handler died; the worker's log has more under call $call");
}

1;

__END__

=head1 NAME

Privateer::Worker - serves methods behind a front

=head1 SYNOPSIS

    use Privateer::Worker;
    use Shop;

    my $worker = Privateer::Worker->new(
        services => [
            Shop::Orders->serve(
                place => sub {
                    my ($order) = @_;
                    Shop::OutOfStock->throw(article => $order->article) if !$stock{ $order->article }--;
                    return { number => ++$number };
                },
            ),
        ],
        fronts    => [ 'tcp://orders:5555' ],
        bind      => 'tcp://0.0.0.0:6000',
        advertise => 'tcp://10.0.0.7:6000',
        lease     => 60,
    );
    local $SIG{TERM} = sub { $worker->stop };
    $worker->run;

=head1 DESCRIPTION

A REP socket that executes one call at a time. While a handler runs it cannot say that it lives, so C<lease>, in seconds, must
be longer than the longest handler. For more calls at once start more workers.

A handler gets the method's arguments and returns its result; a record may be a reference to a hash. It dies with an error that
the method declares, or with a L<Privateer::Error> for a code of its choice. What else it dies with is logged, and the caller is
told INTERNAL. A call that it makes itself gets no more time than its own caller has.

While it runs, C<< Privateer::Worker->current_call >> is a reference to a hash with C<method>, C<metadata>, C<priority>,
C<client> and C<sequence> of the call, its C<deadline>, and C<extra> if another copy of it may be executed too; calls made
inside are then sent twice at most.

=cut
