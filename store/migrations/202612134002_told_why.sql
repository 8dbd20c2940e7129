-- Which sentence somebody reads about the exception that a coordinator made for their wishes; empty: that there was one, alone. Of a
-- sign-up it stands in decision.reason, behind the rule.
alter table application add column told_why text not null default '';
