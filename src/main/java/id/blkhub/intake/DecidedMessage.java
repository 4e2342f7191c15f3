package id.blkhub.intake;

/** A message whose outcome is known. */
sealed interface DecidedMessage permits AcceptedMessage, EndedMessage, SettledElsewhere {}
