#!/usr/bin/env perl
# Places the orders on its standard input until it is certain what became of each, and prints that.

use strict;
use warnings;
use open qw(:std :encoding(UTF-8));

use Scalar::Util qw(blessed);
use Time::HiRes qw(sleep time);

use Polyglot;
use Privateer::Client;

my $PATIENCE = 20;
my $PAUSE    = 0.2;

# How long a worker that nobody hears any more may still be at an order.
my $SLOWEST_ORDER = 1;

STDOUT->autoflush(1);
my $client = Privateer::Client->new(endpoints => $ARGV[0], attempt_timeout => 0.5, max_attempts => 10);
my $orders = Polyglot::Orders->new($client, metadata => { customer => 'perl' });

while (my $line = readline STDIN) {
    chomp $line;
    my %order;
    @order{qw(id placed_at customer city country sku quantity unit_price currency)} = split /\t/, $line, -1;
    buy(\%order);
}
$client->close;

sub buy {
    my ($order) = @_;
    for (1 .. $PATIENCE) {
        my $receipt = eval { $orders->place($order) };
        return report('accepted', $order->{id}, $receipt->confirmation) if $receipt;
        my $error = $@;
        die $error if !blessed $error;
        return report('rejected', $order->{id}, $error->available) if $error->isa('Polyglot::OutOfStock');
        if ($error->outcome eq 'NOT_EXECUTED') {
            report('not-executed', $order->{id});
            sleep $PAUSE;
            next;
        }
        report('unknown', $order->{id}, $error->message);
        if ($receipt = find($order->{id})) {
            report('found', $order->{id});
            return report('accepted', $order->{id}, $receipt->confirmation);
        }
        report('missing', $order->{id});
    }
    die "nobody knows what became of $order->{id}\n";
}

# Whether it was taken after all; it counts as missing after the time that the slowest order takes.
sub find {
    my ($order_id) = @_;
    my $certain    = time + $SLOWEST_ORDER;
    my $failures   = 0;
    while (1) {
        my $last    = time >= $certain;
        my $receipt = eval { $orders->find($order_id) };
        my $error   = $@;
        return $receipt if $receipt || ($last && !$error);
        die $error      if $error && (!blessed $error || ++$failures == $PATIENCE);
        sleep $PAUSE;
    }
}

sub report {
    print join("\t", @_), "\n";
    return;
}
