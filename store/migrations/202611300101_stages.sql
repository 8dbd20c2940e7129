-- 阶段: whose turn it is for the places of an offering that are given in the order of asking.

-- Whether it has stages at all, so that asking on any other costs nothing: the function that sets them keeps it.
alter table offering add column staged bigint not null default 0 check (staged in (0, 1));
-- Whose releases are due? Few have stages.
create index offering_staged on offering (id) where staged = 1;

-- 续班: the class whose members may continue here, and from when until the window opens; null: no such stage.
alter table class add column follows_id text references offering (id);
alter table class add column returning_from bigint;
-- In which classes may somebody continue?
create index class_by_former on class (follows_id) where follows_id is not null;

-- 预留名额: places reserved for some until an instant.
create table offering_share (
    offering_id text not null references offering (id),
    for_whom text not null check (for_whom in ('newcomers', 'district')),
    places bigint not null check (places > 0),
    until bigint not null,
    primary key (offering_id, for_whom)
);

-- What a place is counted to: the stage of the former class, or a share. Null: to nothing.
alter table sign_up add column claims text check (claims in ('returning', 'newcomers', 'district'));

-- Where the person lives, as far as they have told it.
alter table person add column area_code text references area (code);
