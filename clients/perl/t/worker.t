use strict;
use warnings;

# A worker in Perl behind a front in Java.

use FindBin;
use lib "$FindBin::Bin/lib", "$FindBin::Bin/../lib", "$FindBin::Bin/../../testserver/target/generated-clients/perl/lib";

use POSIX ();
use Test::More;

use JavaServer;
use Privateer::Client;
use Privateer::FrontGuard;
use Privateer::Worker;
use Testserver;

my $java  = JavaServer->new;
my $front = $java->do('front perl-front');

sub place {
    my ($text) = @_;
    Testserver::Refused->throw(message => 'no', times => 3) if $text eq 'refuse';
    Privateer::Error->throw(code => 'OUT_OF_RANGE', message => 'too far') if $text eq 'fail';
    die "a secret\n" if $text eq 'bug';
    return [] if $text eq 'wrong';
    my $call = $Privateer::Client::SERVED;
    my $left = $call->{deadline} - Privateer::Connection::now();
    return "$text by $call->{method} for " . ($call->{metadata}{who} // 'nobody') . ($left > 1 ? ' in time' : ' too late');
}

sub start {
    my $pid = fork // die "fork: $!";
    return $pid if $pid;
    open STDERR, '>', '/dev/null' or die "no null device: $!";
    my $worker = Privateer::Worker->new(
        services => [ Testserver::Desk->serve(place => \&place) ],
        fronts   => $front,
        bind     => 'tcp://127.0.0.1:*',
    );
    local $SIG{TERM} = sub { $worker->stop };
    $worker->run;
    POSIX::_exit(0);
}

my $desk = Testserver::Desk->new(Privateer::Client->new(endpoints => $front, attempt_timeout => 0.5), metadata => { who => 'me' });

subtest 'serves what it implements' => sub {
    my $pid = start();
    is $desk->place('one'), 'one by test.Desk/Place for me in time';
    my $refused = eval { $desk->place('refuse') } // $@;
    isa_ok $refused, 'Testserver::Refused';
    is $refused->message . $refused->times, 'no3';
    for ([ fail => OUT_OF_RANGE => 'too far' ], [ bug => INTERNAL => 'the handler died' ], [ wrong => INTERNAL => 'the result cannot be sent: result: ' ]) {
        my ($text, $code, $said) = @{$_};
        my $error = eval { $desk->place($text) } // $@;
        is $error->code . q{ } . $error->outcome, "$code EXECUTED", $text;
        like $error->message, qr/$said/;
        unlike $error->message, qr/secret/;
    }
    my $error = eval { $desk->with_options(timeout => 0.5)->find('nobody serves it') } // $@;
    isnt $error->outcome, 'EXECUTED';
    is join(q{ }, map { ($desk->place($_) =~ /\A(\d+)/)[0] } 1 .. 30), "@{[1 .. 30]}";
    kill TERM => $pid;
    waitpid $pid, 0;
    is $?, 0, 'it ends in peace';
    my $left = eval { $desk->with_options(timeout => 0.5)->place('two') } // $@;
    is $left->outcome, 'NOT_EXECUTED', 'a worker that left gets no more calls';
};

subtest 'services are checked' => sub {
    for ([], [ plac => sub { } ]) {
        ok !eval { Testserver::Desk->serve(@{$_}); 1 };
    }
    my @served = Testserver::Desk->serve(bless {}, 'Clerk');
    is $served[0]{handler}->('x'), 'Clerk has x';
    ok !eval { Privateer::Worker->new(services => [], fronts => $front, bind => 'tcp://127.0.0.1:*'); 1 };
};

sub Clerk::find { return "Clerk has $_[1]" }

subtest 'a dispatch is executed once and only for a front that was joined' => sub {
    my ($me, $joined) = ('W' x 16, 'F' x 16);
    my $guard = Privateer::FrontGuard->new($me);
    my $refusal = sub {
        my ($dispatch, %args) = @_;
        return $guard->refusal({ scope => $me, front => $joined, dispatch => $dispatch, %args }) // 'none';
    };
    like $refusal->(1), qr/did not join/;
    $guard->joined($joined);
    like $refusal->(1, scope => 'V' x 16), qr/handed to worker/;
    is $refusal->(3), 'none';
    like $refusal->($_), qr/is not above the last/ for 3, 2;
    $guard->joined($joined);
    like $refusal->(3), qr/is not above the last/;
    is $refusal->(4), 'none';
    $guard->joined(pack 'a14n', 'x', $_) for 1 .. 64;
    like $refusal->(5), qr/did not join/;
};

$java->close;
done_testing;
