#!/usr/bin/env perl
# Takes orders, as one of two workers in different languages that share a ledger.
# Arguments: the stock, the ledger, the front, where to listen.

use strict;
use warnings;

use Fcntl qw(:flock);
use Math::BigFloat;
use Time::HiRes qw(sleep time);

use Polyglot;
use Privateer::Session;
use Privateer::Worker;

my ($stock_file, $ledger, $front, $bind) = @ARGV;
STDOUT->autoflush(1);
my %stock = map { @{$_}[ 0, 2 ] } rows($stock_file);

# The lines of a table, each a reference to its fields.
sub rows {
    my ($file) = @_;
    open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
    my @lines = readline $in;
    close $in or die "$file: $!\n";
    chomp @lines;
    return map { [ split /\t/, $_, -1 ] } @lines;
}

sub place {
    my ($order) = @_;
    print $order->id, " authorises its payment\n";
    work(0.02, 0.06);
    my $receipt = take($order);
    print $order->id, " is in the ledger\n";
    work(0.01, 0.02);
    return $receipt;
}

# Writes while the other worker cannot. It does not look whether the order is there already: what comes twice is written
# twice, or the final check could be fooled.
sub take {
    my ($order) = @_;
    open my $out, '>>:encoding(UTF-8)', $ledger or die "$ledger: $!\n";
    flock $out, LOCK_EX or die "$ledger: $!\n";
    my @line = line_for($order);
    print {$out} join("\t", @line), "\n";
    close $out or die "$ledger: $!\n";
    return receipt(@line);
}

sub line_for {
    my ($order) = @_;
    my $left = $stock{ $order->sku } // 0;
    $left -= $_->[6] for grep { $_->[5] eq $order->sku } rows($ledger);
    Polyglot::OutOfStock->throw(sku => $order->sku, wanted => $order->quantity, available => $left)
        if $left < $order->quantity;
    my $total    = Math::BigFloat->new($order->unit_price)->bmul($order->quantity)->bfround(-2)->bstr;
    my $customer = Privateer::Worker->current_call->{metadata}{customer} // q{};
    return (
        $order->id, uuid(), int(1_000 * time), 'perl', $customer,
        $order->sku, $order->quantity, $total, $order->currency,
    );
}

sub find {
    my ($order_id) = @_;
    my ($line) = grep { $_->[0] eq $order_id } rows($ledger);
    return $line && receipt(@{$line});
}

sub receipt {
    my ($order_id, $confirmation, $millis, $worker, $total, $currency) = @_[ 0 .. 3, 7, 8 ];
    return {
        order_id => $order_id, confirmation => $confirmation, accepted_at => $millis / 1_000, worker => $worker,
        total    => $total,    currency     => $currency,
    };
}

sub uuid {
    my $random = Privateer::Session::random_id();
    vec($random, 13, 4) = 4;
    vec($random, 35, 2) = 2;
    return join q{-}, unpack 'H8 H4 H4 H4 H12', $random;
}

# Stands for calls to a bank and to a warehouse.
sub work {
    my ($at_least, $at_most) = @_;
    sleep $at_least + rand($at_most - $at_least);
    return;
}

my $worker = Privateer::Worker->new(
    services => [ Polyglot::Orders->serve(place => \&place, find => \&find) ],
    fronts   => $front,
    bind     => $bind,
    lease    => 3,
);
local $SIG{TERM} = sub { $worker->stop };
print 'listens at ', $worker->endpoint, "\n";
$worker->run;
