use strict;
use warnings;

# Asking what became of a call, on a clock that takes no time.

use FindBin;
use lib "$FindBin::Bin/../lib";

use Test::More;

use Privateer::CallId;
use Privateer::Endpoints;
use Privateer::Resolver;
use Privateer::Session;

my ($ME, $STORE, $OTHER) = ('C' x 16, 'S' x 16, 'T' x 16);
my $CALL   = { client => $ME,       sequence => 1, scope => $STORE, bound_ms => 65_000 };
my $THEIRS = { client => 'D' x 16, sequence => 1, scope => $STORE, bound_ms => 65_000 };

# The line between one question and servers, on a clock that only the test moves.
{
    package World;

    # Call 1 ended UNKNOWN, and a call is asked about.
    sub new {
        my ($class, $endpoints, $id) = @_;
        my $self = bless { now => 1_000, sent => [], peers => {}, closed => 0, released => 0 }, $class;
        $self->{session} = Privateer::Session->new($ME);
        $self->{session}->finish_unknown($self->{session}->allocate, 2_000);
        $self->{question} = Privateer::Resolver->new(
            shared => {
                policy    => { attempt_timeout => 1, backoff_base => 0.05, backoff_cap => 1 },
                session   => $self->{session},
                endpoints => Privateer::Endpoints->new(@{$endpoints}),
                random    => sub { 0.5 },
            },
            line    => $self,
            id      => $id,
            codec   => 'PROTOBUF',
            timeout => 5,
            now     => 1_000,
        );
        $self->{question}->start(1_000);
        return $self;
    }

    sub connect { my ($self, $endpoint) = @_; $self->{at} = $endpoint; return 1 }
    sub peer    { my ($self) = @_; return $self->{peers}{ $self->{at} } }
    sub learned { my ($self, $peer) = @_; $self->{peers}{ $self->{at} } = $peer; return }
    sub send    { my ($self, $request) = @_; push @{ $self->{sent} }, $request; return 1 }
    sub release { my ($self) = @_; $self->{released}++; return }
    sub close   { my ($self) = @_; $self->{closed}++; delete $self->{peers}{ $self->{at} }; return }
    sub done    { my ($self, $result) = @_; $self->{result} = $result; return }

    sub pong {
        my ($self, $scope) = @_;
        $self->{question}->on_reply($self->{now}, {
            client => $ME, sequence => $self->{sent}[-1]{sequence}, executed => 'NO', code => 'OK', scope => $scope // $STORE,
            store_ms => 65_000, draining => 0, server => { max_message_bytes => 4 << 20, retention_ms => 600_000 },
        });
        return $self;
    }

    sub reply {
        my ($self, %args) = @_;
        $self->{question}->on_reply($self->{now}, {
            client => $self->{sent}[-1]{client}, sequence => $self->{sent}[-1]{sequence}, code => 'OK', message => q{},
            executed => 'UNKNOWN', settled => 0, working => 0, retry_after_ms => 0, scope => $STORE, store_ms => 65_001, %args,
        });
        return $self;
    }

    sub to_next {
        my ($self) = @_;
        my $next = $self->{question}->next_time;
        $self->{now} = $next if $next > $self->{now};
        $self->{question}->on_time($self->{now});
        return $self;
    }

    sub kinds      { my ($self) = @_; return join q{ }, map { $_->{kind} } @{ $self->{sent} } }
    sub end        { my ($self) = @_; return $self->{result} ? "$self->{result}{code} $self->{result}{outcome}" : 'none' }
    sub unfinished { my ($self) = @_; my %told = $self->{session}->finished(1_000); return $told{done_below} == 1 ? 1 : 0 }
}

my @words = (
    [ { executed => 'YES', settled => 1 }, 'OK EXECUTED' ],
    [ { executed => 'YES', settled => 1, code => 'ABORTED' },   'ABORTED EXECUTED' ],
    [ { executed => 'NO',  settled => 1, code => 'CANCELLED' }, 'CANCELLED NOT_EXECUTED' ],
    # Of a copy: another one may run yet.
    [ { executed => 'NO', code => 'UNAVAILABLE' }, 'UNAVAILABLE UNKNOWN' ],
    [ { code    => 'NOT_FOUND' }, 'NOT_FOUND UNKNOWN' ],
    [ { working => 1 }, 'OK UNKNOWN' ],
);
for (@words) {
    my ($word, $end) = @{$_};
    subtest "a server's word: $end" => sub {
        my $world = World->new(['a'], $CALL)->pong->reply(%{$word});
        is $world->end, $end;
        is $world->{result}{server_said}, 1;
        is $world->{result}{call_id}, Privateer::CallId::to_text($CALL);
        is $world->{released}, 1;
        is $world->unfinished, $end =~ /UNKNOWN/ ? 1 : 0, 'unfinished';
    };
}

subtest 'it is a WAIT that does not wait and tells nothing of finished numbers' => sub {
    my $world = World->new(['a'], $THEIRS)->pong;
    is_deeply $world->{sent}[-1], { %{$THEIRS}, kind => 'WAIT', codec => 'PROTOBUF', timeout_ms => 5_000 };
    is $world->reply(executed => 'YES')->end, 'OK EXECUTED';
    is $world->unfinished, 1, q{another session's call is no number of this one};
};

subtest q{only servers that tell the call's store are asked} => sub {
    my $world = World->new([ 'a', 'b' ], $CALL)->pong($OTHER);
    is "$world->{at} $world->{released}", 'b 1';
    is $world->pong->kinds, 'PING PING WAIT';
    $world->reply(code => 'WRONG_SCOPE', scope => $OTHER);
    is $world->end, 'UNAVAILABLE UNKNOWN';
    is $world->{result}{message}, 'no server has the reply store that the call is bound to';
    is $world->{result}{server_said}, 0;
};

subtest 'after silence it is asked again on a new connection, until the deadline' => sub {
    my $world = World->new(['a'], $CALL)->pong->to_next;
    is $world->{closed}, 1;
    is $world->to_next->kinds, 'PING WAIT PING';
    is $world->{closed}, 1, 'the old one is not closed again';
    $world->to_next until $world->{result};
    is "$world->{now} " . $world->end, '1005 DEADLINE_EXCEEDED UNKNOWN';
    is $world->{result}{message}, 'no reply from a';
};

subtest 'a server that cannot read now says when to ask again' => sub {
    my $world = World->new(['a'], $CALL)->pong;
    my %full  = (client => q{}, sequence => 0, scope => q{}, code => 'RESOURCE_EXHAUSTED', message => 'out of memory');
    $world->reply(%full, retry_after_ms => 1_700);
    is "$world->{closed} $world->{released}", '0 1', 'its connection is as good as it was';
    is $world->{question}->next_time, 1_001.7;
    is $world->to_next->kinds, 'PING WAIT WAIT';
    $world->reply(%full, retry_after_ms => 9_000)->to_next;
    is "$world->{now} " . $world->end, '1005 DEADLINE_EXCEEDED UNKNOWN';
    is $world->{result}{message}, 'not read by the server: out of memory';
    is "$world->{closed} $world->{released}", '0 2', 'nothing is given back twice';
};

subtest 'replies to other questions and from other stores are dropped' => sub {
    my $world = World->new(['a'], $CALL)->pong;
    $world->reply(executed => 'YES', %{$_}) for { sequence => 2 }, { client => 'x' x 16 }, { scope => $OTHER };
    is $world->end, 'none';
    is $world->reply(executed => 'YES')->end, 'OK EXECUTED';
};

subtest 'a cancelled question says nothing' => sub {
    my $world = World->new(['a'], $CALL);
    $world->{question}->cancel(1_000);
    is $world->end . " $world->{closed}", 'CANCELLED UNKNOWN 1';
};

subtest 'a call id is one line of text' => sub {
    my $store = unpack 'H*', $STORE;
    for my $text (Privateer::CallId::to_text($CALL), "$store/1", "$store/9223372036854775807") {
        is Privateer::CallId::to_text(Privateer::CallId::from_text($text)), $text;
    }
    for my $text (undef, q{}, 'order 7', "$store/0", "$store/01", "$store/1@", "$store/1\@$store", "$store/1\n",
        "$store/9223372036854775808", "$store/1\@$store/9223372036854775808", "$store/\x{661}")
    {
        ok !eval { Privateer::CallId::from_text($text); 1 }, 'refused';
        like $@, qr/\Ano call id: /;
    }
};

done_testing;
