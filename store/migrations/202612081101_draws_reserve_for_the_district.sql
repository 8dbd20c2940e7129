-- 公开摇号: places reserved for people of the own district.

-- First instant at which they are everybody's: a list that is frozen then has no such share. Null: they have none.
alter table draw add column district_until bigint;
-- Of an offering's places, kept for people who live in the institution's area.
alter table draw_offering add column district_places bigint not null default 0 check (district_places >= 0);
-- Of a place that the draw gave: for whom it was reserved. Null: it was everybody's.
alter table wish add column answer_share text check (answer_share in ('newcomers', 'district'));
