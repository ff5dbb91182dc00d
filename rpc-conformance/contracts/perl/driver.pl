#!/usr/bin/env perl
use strict;
use warnings;

# Clients of contracts under test: requests are lines of JSON on standard input, results lines of JSON on standard output.

use File::Basename qw(fileparse);
use MIME::Base64 qw(decode_base64 encode_base64);

use Privateer::Client;
use Privateer::JSON qw(decode_json quote);

binmode STDOUT, ':raw';
STDOUT->autoflush(1);

my ($folder) = @ARGV;
my (%clients, %methods);
for my $file (glob "$folder/*.pm") {
    require $file;
    my ($module) = fileparse($file, '.pm');
    for my $stub (grep { $_->isa('Privateer::Service') } classes_in($module)) {
        $methods{ $_->{path} } = { stub => $stub, method => $_ } for $stub->privateer_methods;
    }
}

while (defined(my $line = readline STDIN)) {
    my $request = decode_json($line);
    my $answer = eval { '"resultBytes":"' . encode_base64(call($request), q{}) . q{"} } // '"broken":' . quote("$@");
    print Privateer::Proto::utf8_bytes(qq({"id":$request->{id},$answer})), "\n";
}
$_->close for values %clients;

sub classes_in {
    my ($module) = @_;
    no strict 'refs';    ## no critic (ProhibitNoStrict) - classes by their names
    return map { /\A(\w+)::\z/ ? "${module}::$1" : () } sort keys %{"${module}::"};
}

sub call {
    my ($request) = @_;
    my $known  = $methods{ $request->{method} } // die "no method $request->{method}\n";
    my $method = $known->{method};
    my $name   = $method->{name};
    my @values = $method->decode_arguments('PROTOBUF', decode_base64($request->{argumentBytes}));
    my $result = $known->{stub}->new(client($request->{client}))->$name(@values);
    return $method->encode_result('PROTOBUF', $result);
}

sub client {
    my ($settings) = @_;
    return $clients{ $settings->{name} } //= Privateer::Client->new(
        endpoints       => $settings->{endpoints},
        codec           => 'protobuf',
        attempt_timeout => $settings->{attemptTimeoutMs} / 1_000,
        deadline        => $settings->{deadlineMs} / 1_000,
    );
}
