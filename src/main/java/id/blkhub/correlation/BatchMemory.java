package id.blkhub.correlation;

/** What the hub remembers, as far as one batch needs it. */
record BatchMemory(
    Inbox inbox, SenderHistory senderHistory, Cases cases, WaitingMessages room, Amounts amounts) {}
