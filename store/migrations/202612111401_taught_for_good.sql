-- 以后都换: who is the teacher of this session from a day on, where that is somebody else than its class says; empty where it is
-- as the class says. Whoever teaches in their place alone is still the substitute.
alter table session add column own_teacher text not null default '';
