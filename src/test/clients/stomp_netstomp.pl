#!/usr/bin/env perl
# STOMP by Net::Stomp, with the lines of lines.mjs: a command each, as JSON, and a line for an answer.
use strict;
use warnings;
use JSON::PP;
use Net::Stomp;

$| = 1;
my $json = JSON::PP->new->utf8;
my %clients;
my $receipts = 0;

sub refused { return { refused => $_[0]->headers->{message} . ' ' . ($_[0]->body // '') } }

sub connected {
    my ($given) = @_;
    my $client = Net::Stomp->new(
        { hostname => '127.0.0.1', port => $given->{port}, timeout => 20, reconnect_on_fork => 0, max_reconnect_attempts => 20 }
    );
    my $frame = $client->connect(
        { login => $given->{user}, passcode => $given->{password}, 'accept-version' => '1.2', host => 'hub' } );
    return ( undef, { refused => 'closed' } ) unless $frame;
    return ( undef, refused($frame) ) if $frame->command eq 'ERROR';
    return ( { client => $client, given => $given, messages => {} }, { ok => JSON::PP::true } );
}

sub login {
    my ($given) = @_;
    my ( $connection, $answer ) = connected($given);
    $clients{ $given->{user} } = $connection if $connection;
    return $answer;
}

# The next frame that is no message; a message waits, acknowledged, until it is asked for. Nothing where the
# connection ended.
sub answered {
    my ( $connection, $until ) = @_;
    while ( !$until->() ) {
        my $frame = $connection->{client}->receive_frame( { timeout => 20 } ) or return { refused => 'closed' };
        return refused($frame) if $frame->command eq 'ERROR';
        return { ok => JSON::PP::true } if $frame->command eq 'RECEIPT';
        my $body = $frame->body;
        utf8::decode($body);
        push @{ $connection->{messages}{ $frame->headers->{subscription} } }, { body => $body };
        $connection->{client}->ack( { frame => $frame, id => $frame->headers->{ack} } );
    }
    return { ok => JSON::PP::true };
}

# A connection that was refused or broke is made anew.
sub anew {
    my ( $user, $work ) = @_;
    my $answer = eval { $work->( $clients{$user} ) } // { refused => 'closed' };
    if ( $answer->{refused} ) {
        ( $clients{$user} ) = connected( $clients{$user}{given} );
        $answer = $work->( $clients{$user} ) if $answer->{refused} eq 'closed';
    }
    return $answer;
}

# As STOMP 1.2 has it; the module is older and leaves that to its user.
sub escaped {
    my ($value) = @_;
    $value =~ s/\\/\\\\/g;
    $value =~ s/:/\\c/g;
    $value =~ s/\n/\\n/g;
    return $value;
}

sub hand_in {
    my ($given) = @_;
    my %attributes = map { ( "cloudEvents_$_" => escaped( $given->{attributes}{$_} ) ) } keys %{ $given->{attributes} };
    my $body = $given->{body};
    utf8::encode($body);
    return anew(
        $given->{user},
        sub {
            my ($connection) = @_;
            $connection->{client}->send(
                { destination => $given->{address}, receipt => 'sent-' . ++$receipts,
                  'content-type' => 'application/json', %attributes, body => $body } );
            return answered( $connection, sub { 0 } );
        }
    );
}

sub take {
    my ($given) = @_;
    my $address = $given->{address};
    return anew(
        $given->{user},
        sub {
            my ($connection) = @_;
            if ( !$connection->{messages}{$address} ) {
                $connection->{messages}{$address} = [];
                $connection->{client}->subscribe( { destination => $address, id => $address, ack => 'client-individual' } );
            }
            my $answer = answered( $connection, sub { @{ $connection->{messages}{$address} } >= $given->{count} } );
            return $answer if $answer->{refused};
            return { taken => [ splice @{ $connection->{messages}{$address} }, 0, $given->{count} ] };
        }
    );
}

my %commands = ( connect => \&login, send => \&hand_in, take => \&take );
while ( my $line = <STDIN> ) {
    my $given  = $json->decode($line);
    my $answer = eval { $commands{ $given->{do} }->($given) } // { failed => "$@" };
    print $json->encode($answer), "\n";
}
