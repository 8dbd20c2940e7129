-- Whether s waits, or is offered a place, since a draw had none for its person there.
((s.state = 'waiting' or s.answer_by is not null)
     and exists (select 1 from decision e where e.sign_up_id = s.id and e.basis = 'draw'))
