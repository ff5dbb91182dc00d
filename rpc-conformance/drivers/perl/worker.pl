#!/usr/bin/env perl
# Serves an earlier or a later release of the service behind a front: see ../../README.md.
# Arguments: older or newer, and the front. It ends with its standard input.

use strict;
use warnings;

use POSIX ();

use Newer;
use Older;
use Privateer::Worker;

my ($release, $front) = @ARGV;

# Two services of one module cannot have one name, so the earlier release is given the right one here.
sub renamed {
    my ($served) = @_;
    my ($name) = $served->{method}{path} =~ m{([^/]+)\z};
    $served->{method}{path} = "io.privateer.conformance.Conformance/$name";
    return $served;
}

sub newer_echo {
    my ($everything) = @_;
    die 'an older caller sent added = ', $everything->added, "\n" if defined $everything->added;
    return { color => 'BLUE', shape => Newer::NewerConformanceFormTriangle->new(a => 3, b => 4, c => 5), added => 'news' };
}

sub newer_find {
    my (undef, undef, $limit, $more, $tags) = @_;
    return { x => $more, y => $limit, z => 9 + @{$tags} };
}

sub newer_take {
    my ($article) = @_;
    return Newer::NewerConformanceDamaged->throw(message => "$article is damaged");
}

my %services = (
    older => [ map { renamed($_) } Older::OlderConformance->serve(echo => sub { return $_[0] }, find => sub { return { x => 1 } }) ],
    newer => [ Newer::NewerConformance->serve(echo => \&newer_echo, find => \&newer_find, take => \&newer_take) ],
);

# A worker waits for its sockets alone, so a child waits for the end of the input.
my $parent = $$;
my $child = fork // die "fork: $!\n";
if (!$child) {
    1 while defined readline STDIN;
    kill TERM => $parent;
    POSIX::_exit(0);
}
my $worker = Privateer::Worker->new(services => $services{$release}, fronts => $front, bind => 'tcp://127.0.0.1:*');
local $SIG{TERM} = sub { $worker->stop };
$worker->run;
