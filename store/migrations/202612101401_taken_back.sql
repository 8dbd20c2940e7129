-- 撤销: what a coordinator has written down by mistake counts no more from this second on. No row is deleted.
alter table care_contact add column taken_back_at bigint;
alter table nothing_back add column taken_back_at bigint;

-- What a draw had said to a wish before its offering was called off: it says so again when the calling off is taken back.
alter table wish add column answer_stood text;
alter table wish add column number_stood bigint;
alter table wish add column share_stood text;
