-- 请带什么: what whoever borrows a room is to bring, 软底鞋, 自己的乐谱. Empty when nobody has said.
alter table venue add column bring text not null default '';
