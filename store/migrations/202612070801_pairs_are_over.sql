-- Two who waited together and of whom one has a place by now wait together no more: the other one may with somebody else.
update sign_up_pair set ended_at = coalesce(confirmed_at, asked_at)
where ended_at is null and exists (
    select 1 from sign_up s
    where s.id in (sign_up_pair.first_id, sign_up_pair.second_id) and s.state = 'held' and s.answer_by is null
);
