package Privateer::Method;

# One method of a service, as generated code tells it: its messages, and how values become bodies and bodies values, in either
# codec. What dies here dies with a text that ends with a line end.

use strict;
use warnings;

use Privateer::JSON qw(decode_json);
use Privateer::Types;

# Takes what Privateer::Service says. A message is the list of its fields, or a class where the method takes or gives it as a
# whole.
sub new {
    my ($class, %told) = @_;
    return bless {
        %told,
        arguments => [ map { Privateer::Types::field(@{$_}) } @{ $told{arguments} // [] } ],
        result    => $told{result} && Privateer::Types::field(@{ $told{result} }),
        errors    => $told{errors} // {},
    }, $class;
}

# Dies for bodies in which the method's messages cannot be written.
sub _check_codec {
    my ($self, $codec) = @_;
    return if $codec eq 'PROTOBUF';
    $self->{needs_protobuf} //= Privateer::Types::need_protobuf(
        @{ $self->{arguments} },
        (map { $_->privateer_fields } grep { defined } @{$self}{qw(request reply)}, values %{ $self->{errors} }),
        grep { defined } $self->{result});
    die "$self->{name} carries google.protobuf.Any, which has no JSON here: give the client codec => 'protobuf'\n"
        if $self->{needs_protobuf};
    return;
}

# The body of a request, from the arguments in their order; those at the end may be left out.
sub encode_arguments {
    my ($self, $codec, @given) = @_;
    $self->_check_codec($codec);
    if (my $class = $self->{request}) {
        die "$self->{name} takes one argument, a $class\n" if @given != 1;
        return $self->_encoded($codec, $class, $given[0]);
    }
    my @fields = @{ $self->{arguments} };
    die "$self->{name} takes " . @fields . ' arguments, not ' . @given . "\n" if @given > @fields;
    my %values;
    for my $i (0 .. $#fields) {
        my $field = $fields[$i];
        $values{ $field->{name} } = $i < @given ? $given[$i] : $field->{type}->absent_argument;
    }
    return $self->_encoded($codec, \@fields, \%values);
}

sub _encoded {
    my ($self, @what) = @_;
    return eval { encode(@what) } // die "$self->{name}: $@";
}

sub decode_arguments {
    my ($self, $codec, $body) = @_;
    $self->_check_codec($codec);
    return decode($codec, $self->{request}, $body) if $self->{request};
    my $values = decode($codec, $self->{arguments}, $body);
    return map { $values->{ $_->{name} } } @{ $self->{arguments} };
}

# The body of a reply.
sub encode_result {
    my ($self, $codec, $result) = @_;
    return encode($codec, $self->{reply}, $result) if $self->{reply};
    my $field = $self->{result} or return encode($codec, [], {});
    return encode($codec, [$field], { $field->{name} => $result });
}

sub decode_result {
    my ($self, $codec, $body) = @_;
    return decode($codec, $self->{reply}, $body) if $self->{reply};
    my $field = $self->{result} or return;
    return decode($codec, [$field], $body)->{ $field->{name} };
}

# A message's bytes, from its fields' values; of a class it may be an object.
sub encode {
    my ($codec, $message, $value) = @_;
    if (ref $message) {
        return Privateer::Types::fields_to_proto($value, @{$message}) if $codec eq 'PROTOBUF';
        return Privateer::Proto::utf8_bytes('{' . join(',', Privateer::Types::fields_to_json($value, @{$message})) . '}');
    }
    return Privateer::Types::record_to_proto($message, $value) if $codec eq 'PROTOBUF';
    return Privateer::Proto::utf8_bytes(Privateer::Types::record_to_json($message, $value));
}

# And back. In a frame of JSON the body is read already.
sub decode {
    my ($codec, $message, $body) = @_;
    if ($codec eq 'PROTOBUF') {
        return Privateer::Types::fields_from_proto($body, @{$message}) if ref $message;
        return Privateer::Types::record_from_proto($message, $body);
    }
    my $json = ref $body ? $body : decode_json(length($body // q{}) ? $body : '{}');
    return Privateer::Types::fields_from_json($json, @{$message}) if ref $message;
    return Privateer::Types::record_from_json($message, $json);
}

1;
