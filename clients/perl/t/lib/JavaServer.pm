package JavaServer;

# Servers and broken networks on demand: see TestServer.java for what it can be told.

use strict;
use warnings;

use FindBin;
use IPC::Open2 qw(open2);
use Time::HiRes qw(sleep);

sub new {
    my ($class) = @_;
    my $pid = open2(my $out, my $in, "$FindBin::Bin/../../testserver/run");
    return bless { out => $out, in => $in, pid => $pid }, $class;
}

# Gives an order; what is answered.
sub do {
    my ($self, $order) = @_;
    print { $self->{in} } "$order\n";
    $self->{in}->flush;
    my $answer = readline $self->{out};
    die "no answer to $order\n" if !defined $answer;
    chomp $answer;
    return $answer;
}

# Waits for a condition.
sub until_true {
    my ($self, $condition) = @_;
    for (1 .. 1_000) {
        return if $condition->();
        sleep 0.01;
    }
    die "it never came\n";
}

sub close {
    my ($self) = @_;
    close $self->{in};
    waitpid $self->{pid}, 0;
    return;
}

1;
