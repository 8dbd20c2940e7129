-- 法定节假日: they are no rows, since everybody knows them. A house that is open on one keeps a closure of that holiday which is taken
-- back (removed_at); where it closes after all the closure counts again.

-- The first day of the public holiday that it stands for.
alter table closure add column holiday_on text;
-- Is this house open on that holiday?
create unique index closure_one_of_holiday on closure (institution_id, holiday_on) where holiday_on is not null;
