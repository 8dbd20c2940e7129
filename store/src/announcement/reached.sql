-- Everybody for whom announcement $1 of institution $2 was, each with how it has reached them so far.
select
    n.person_id,
    case
        when n.seen_at is not null then 'seen'
        when m.state = 'sent' then 'sent'
        when m.state = 'told' then 'told'
        when m.state in ('waiting', 'sending') then 'waiting'
        when m.state = 'given_up' then 'to_tell'
        else 'on_pages'
    end as reached
from announcement a
join announcement_notice t on t.announcement_id = a.id
join notice n on n.id = t.notice_id
left join outbox_message m on m.id = t.notice_id
where a.id = $1 and a.institution_id = $2
