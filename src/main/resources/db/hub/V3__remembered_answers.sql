-- What a partner answered to a call that must be made once for many deliveries (a schedule and its
-- number). Written as ASKED before the call: a row without an answer means that nobody knows
-- whether the partner acted, and the call is repeated under the same idempotency key.
create table remembered_answer (
  partner     varchar(64)   not null,
  call_name   varchar(200)  not null,
  call_key    varchar(1000) not null,
  state       varchar(8)    not null check (state in ('ASKED', 'ANSWERED')),
  answer      text,
  asked_by    varchar(64)   not null,
  asked_at    bigint        not null,
  answered_at bigint,
  primary key (partner, call_name, call_key),
  check ((state = 'ANSWERED') = (answer is not null))
);

-- Final calls whose outcome is not known (yet), for routes that take "already there" for an answer.
create table call_attempt (
  idempotency_key varchar(36) not null primary key,
  asked_at        bigint      not null
);
create index call_attempt_asked_at on call_attempt (asked_at);
