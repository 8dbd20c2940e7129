-- 排队: since when somebody waits for the room and time that they wait for now. Null where that is since they asked: whoever
-- wants another room or time begins again at the end of the line (domain::booking::wish_anew).
alter table booking add column in_line_since bigint;
