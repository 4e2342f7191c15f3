package id.blkhub.intake;

/** Another copy of the message was decided; this one leaves no trace. */
record SettledElsewhere() implements DecidedMessage {}
