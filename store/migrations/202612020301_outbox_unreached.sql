-- Whom no message reached, without reading all that did.
create index outbox_unreached on outbox_message (institution_id, at) where state = 'given_up';
