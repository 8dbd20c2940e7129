-- 有位子的人: whose place is theirs, and since when it may have been. A place that is only offered is nobody's until they say yes.
-- What asks who is expected, missed or certified asks this.
create view place_held as
select s.id as sign_up_id, s.offering_id, s.person_id, coalesce(s.offered_at, s.joined_at) as held_since
from sign_up s
where s.state = 'held' and s.answer_by is null;

-- The same for each session: whoever got their place after it was over had none at it.
create view session_place as
select x.id as session_id, h.sign_up_id, h.person_id
from session x
join place_held h on h.offering_id = x.offering_id and h.held_since < x.ends_at;

-- 应到: those of them who have not asked for leave.
create view session_expected as
select w.session_id, w.sign_up_id, w.person_id
from session_place w
where not exists (
    select 1 from attendance a
    where a.session_id = w.session_id and a.person_id = w.person_id and a.mark = 'excused'
);
