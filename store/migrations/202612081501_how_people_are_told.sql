-- 怎么通知: how somebody wants to be told. Null: nobody has chosen; then by a message where a number is known, and otherwise by a
-- call or a letter. outbox_message.error also says wants_call and wants_letter.

alter table person add column own_way text check (own_way in ('message', 'telephone', 'letter', 'pages'));
