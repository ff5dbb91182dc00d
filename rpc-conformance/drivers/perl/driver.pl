#!/usr/bin/env perl
use strict;
use warnings;

# The Perl client under test: see ../../README.md for what it reads and writes.

use Scalar::Util qw(blessed);
use Time::HiRes qw(alarm);

use Conformance;
use Privateer::Client;
use Privateer::JSON qw(decode_json quote);
use Privateer::Types;

binmode STDOUT, ':raw';
STDOUT->autoflush(1);

my %clients;
my %methods = map { ($_->{path} =~ m{/(\w+)\z})[0] => $_ } Conformance::Conformance->privateer_methods;

while (defined(my $line = readline STDIN)) {
    my $request = decode_json($line);
    my $answer  = eval { answer($request) } // '"broken":' . quote("$@");
    print Privateer::Proto::utf8_bytes(qq({"id":$request->{id},$answer})), "\n";
}
$_->close for values %clients;

# What became of a line, as a pair of JSON.
sub answer {
    my ($request) = @_;
    if (defined $request->{close}) {
        my $client = delete $clients{ $request->{close} };
        $client->close if $client;
        return '"closed":' . quote($request->{close});
    }
    if (defined $request->{resolve}) {
        my $told = client($request->{client})->resolve($request->{resolve});
        return sprintf '"resolution":{"outcome":"%s","running":%s,"code":"%s"}',
            $told->outcome, $told->running ? 'true' : 'false', $told->code;
    }
    my $method = $methods{ $request->{method} } // die "no method $request->{method}\n";
    my @fields = @{ $method->{arguments} };
    my $values = Privateer::Types::fields_from_json($request->{argument}, @fields);
    my $client = client($request->{client});
    my %options = (metadata => { map { $_ => "$request->{metadata}{$_}" } keys %{ $request->{metadata} // {} } });
    $options{timeout} = $request->{deadlineMs} / 1_000 if $request->{deadlineMs};
    my $stub = Conformance::Conformance->new($client, %options);

    my $name = $method->{name};
    local $SIG{ALRM} = sub { die "cancelled\n" };
    alarm $request->{cancelAfterMs} / 1_000 if $request->{cancelAfterMs};
    my $result;
    my $called = eval { $result = $stub->$name(map { $values->{ $_->{name} } } @fields); 1 };
    my $error  = $@;
    alarm 0;
    return '"result":' . fields({ result => $result }, $method->{result} // ()) if $called;
    $error = $client->abandoned if $error eq "cancelled\n";
    die $error if !blessed $error;
    return failure($error) if $error->isa('Privateer::Error');
    my ($class) = (ref $error) =~ /(\w+)\z/;
    return '"error":{"name":' . quote($class) . ',"fields":' . fields($error, $error->privateer_fields) . '}';
}

sub fields {
    my ($values, @fields) = @_;
    return '{' . join(',', Privateer::Types::fields_to_json($values, @fields)) . '}';
}

sub failure {
    my ($error) = @_;
    return sprintf '"failure":{"code":"%s","outcome":"%s","message":%s,"attempts":%d,"callId":%s}',
        $error->code, $error->outcome, quote($error->message), scalar $error->attempts, quote($error->call_id // q{});
}

sub client {
    my ($settings) = @_;
    return $clients{ $settings->{name} } //= Privateer::Client->new(
        endpoints => $settings->{endpoints},
        $settings->{codec}            ? (codec             => lc $settings->{codec})                 : (),
        $settings->{attemptTimeoutMs} ? (attempt_timeout   => $settings->{attemptTimeoutMs} / 1_000) : (),
        $settings->{deadlineMs}       ? (deadline          => $settings->{deadlineMs} / 1_000)       : (),
        $settings->{maxAttempts}      ? (max_attempts      => 0 + $settings->{maxAttempts})          : (),
        $settings->{maxMessageBytes}  ? (max_message_bytes => 0 + $settings->{maxMessageBytes})      : (),
    );
}
