-- Why a wish was left out when the list was frozen, so that its person can be told; nothing where it stands on the list, and for
-- lists that were frozen before.
alter table wish add column left_because text check (left_because in ('cancelled', 'clash', 'limit'));
