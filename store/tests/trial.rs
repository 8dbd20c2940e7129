//! 试排: moves that are tried together change nothing, are carried out as a whole or not at all, and are put back as a whole.

use domain::calendar::{Span, Term, TimeSlot};
use domain::id::{PlanClassId, TermId, VenueId};
use domain::log::Act;
use domain::offering::Fen;
use domain::person::Coordinator;
use domain::plan::PlannedClass;
use domain::refusal::Refusal;
use domain::timetable::{Draft, TimetableRefusal};
use jiff::ToSpan;
use jiff::civil::{Weekday, date, time};
use store::log::{LogFilter, entries};
use store::timetable::{
    Carried, SinceHow, add, add_term, begin_trial, change, do_trial, drop_trial, last_carried,
    may_resume, planned, put_back, put_trial_back, remove, resume_trial, take_out_of_trial,
    timetable, touched, trial, try_move,
};
use store::{Seen, form_key};

use crate::support::*;
use crate::timetable::room;

/// Two classes on Tuesdays at nine, in a room each.
struct Planned {
    by: Coordinator,
    term: TermId,
    rooms: [VenueId; 2],
    classes: [PlanClassId; 2],
}

fn draft(name: &str, teacher: &str, room: VenueId) -> Draft {
    let (from, to) = (time(9, 0, 0, 0), time(10, 30, 0, 0));
    let class = PlannedClass {
        department: "书画系".into(),
        subject: "楷书".into(),
        name: name.into(),
        grade: String::new(),
        slots: vec![TimeSlot { weekday: Weekday::Tuesday, from, to }],
        room: String::new(),
        teacher: teacher.into(),
        capacity: 30,
        returning: 0,
        fee: Fen::yuan(200),
        note: String::new(),
        campus: String::new(),
    };
    Draft { class, room: Some(room), follows: None }
}

async fn plans(town: &Town) -> Planned {
    let by = coordinator(town, town.university).await;
    let (starts_on, ends_on) = (date(2027, 3, 1), date(2027, 6, 25));
    let spring = Term { name: "2027年春季学期".into(), starts_on, ends_on };
    let term = add_term(town, form_key::new(), &spring, &by).await.unwrap();
    let rooms = [room(town, &by, "301").await, room(town, &by, "302").await];
    let mut classes = Vec::new();
    for (name, teacher, room) in [("楷书班", "魏桂", rooms[0]), ("合唱班", "单桂英", rooms[1])]
    {
        let draft = draft(name, teacher, room);
        classes.push(add(town, form_key::new(), term, &draft, &by).await.unwrap().class);
    }
    Planned { by, term, rooms, classes: [classes[0], classes[1]] }
}

impl Planned {
    async fn draft(&self, town: &Town, which: usize) -> (i64, Draft) {
        let (_, class, _) = planned(town, self.classes[which], &self.by).await.unwrap();
        (class.revision, class.draft)
    }

    /// Tries a class in a room, as seen with this revision.
    async fn tries(
        &self,
        town: &Town,
        (which, revision): (usize, i64),
        room: VenueId,
    ) -> store::Result<TermId> {
        let wanted = Draft { room: Some(room), ..self.draft(town, which).await.1 };
        let class = (self.classes[which], revision);
        try_move(town, form_key::new(), class, &wanted, &self.by).await
    }

    async fn seen(&self, town: &Town) -> Seen {
        let plan = timetable(town, self.term, &self.by).await.unwrap();
        let open = trial(town, self.term, &self.by).await.unwrap().unwrap();
        Seen::of(&plan.rests_on(&open.moves)).unwrap()
    }

    async fn does(&self, town: &Town, seen: Seen) -> store::Result<Carried> {
        do_trial(town, form_key::new(), (self.term, seen), &self.by).await
    }

    async fn rooms_now(&self, town: &Town) -> [Option<VenueId>; 2] {
        [self.draft(town, 0).await.1.room, self.draft(town, 1).await.1.room]
    }
}

fn no(why: TimetableRefusal) -> Refusal {
    Refusal::Timetable(why)
}

#[tokio::test]
async fn two_classes_swap_rooms_in_one_unit_and_are_put_back_in_one() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        let before = [Some(at.rooms[0]), Some(at.rooms[1])];
        assert_eq!(
            refusal(at.tries(&town, (0, 0), at.rooms[1]).await),
            no(TimetableRefusal::TrialIsOver)
        );
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        let again = begin_trial(&town, form_key::new(), at.term, &at.by).await;
        assert_eq!(refusal(again), no(TimetableRefusal::TrialIsOpen));
        assert_eq!(
            refusal(at.does(&town, at.seen(&town).await).await),
            no(TimetableRefusal::NothingTried)
        );

        at.tries(&town, (0, 0), at.rooms[1]).await.unwrap();
        assert_eq!(at.rooms_now(&town).await, before, "the plan is as it was");
        // One alone would stand in the other's way.
        let clashes = TimetableRefusal::TrialClashes { clashes: 1 };
        assert_eq!(refusal(at.does(&town, at.seen(&town).await).await), no(clashes));
        assert_eq!(at.rooms_now(&town).await, before, "nothing of it was done");
        at.tries(&town, (1, 0), at.rooms[0]).await.unwrap();
        let open = trial(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!((open.by.as_str(), open.moves.len()), ("周敏", 2));
        let plan = timetable(&town, at.term, &at.by).await.unwrap();
        assert!(plan.tried(&open.moves).clashes().is_empty());
        let nobody = touched(&town, &plan, &open.moves, &at.by).await.unwrap();
        assert_eq!((nobody.continuing, nobody.torn), (0, 0));

        let (key, seen) = (form_key::new(), at.seen(&town).await);
        let done = do_trial(&town, key, (at.term, seen.clone()), &at.by).await.unwrap();
        assert_eq!(done.classes, 2);
        let twice = do_trial(&town, key, (at.term, seen), &at.by).await.unwrap();
        assert_eq!(twice, done, "sent twice");
        assert_eq!(at.rooms_now(&town).await, [before[1], before[0]]);
        assert!(trial(&town, at.term, &at.by).await.unwrap().is_none());
        let log = entries(&town, &LogFilter::default(), 1, &at.by).await.unwrap().entries;
        let acts: Vec<Act> = log.iter().map(|entry| entry.act).collect();
        let of = |act| acts.iter().filter(|one| **one == act).count();
        let counted = [Act::BeginTrial, Act::TryMove, Act::DoTrial, Act::ChangePlanned].map(of);
        assert_eq!(counted, [1, 2, 1, 2], "{acts:?}");

        let term = put_trial_back(&town, form_key::new(), done.trial, &at.by).await.unwrap();
        assert_eq!((term, at.rooms_now(&town).await), (at.term, before));
        let again = put_trial_back(&town, form_key::new(), done.trial, &at.by).await;
        assert_eq!(refusal(again), no(TimetableRefusal::ChangedMeanwhile));
    })
    .await;
}

#[tokio::test]
async fn the_last_trial_is_put_back_later_as_long_as_nothing_of_it_was_changed() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        assert_eq!(last_carried(&town, at.term, &at.by).await.unwrap(), None);
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        at.tries(&town, (0, 0), at.rooms[1]).await.unwrap();
        at.tries(&town, (1, 0), at.rooms[0]).await.unwrap();
        let done = at.does(&town, at.seen(&town).await).await.unwrap();
        let last = last_carried(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!((last.trial, last.classes, last.since), (done.trial, 2, vec![]));
        let stranger = coordinator(&town, town.centre).await;
        assert_eq!(last_carried(&town, at.term, &stranger).await.unwrap(), None);

        // Somebody changes one of them, and it is named: nothing is put back.
        let (revision, stood) = at.draft(&town, 1).await;
        let mut dearer = stood.clone();
        dearer.class.fee = Fen::yuan(300);
        let class = (at.classes[1], revision);
        let dear = change(&town, form_key::new(), class, &dearer, &at.by).await.unwrap();
        let last = last_carried(&town, at.term, &at.by).await.unwrap().unwrap();
        let named: Vec<_> =
            last.since.iter().map(|one| (one.class, one.name.as_str(), one.how)).collect();
        assert_eq!(named, [(at.classes[1], "合唱班", SinceHow::Changed)]);
        let back = put_trial_back(&town, form_key::new(), done.trial, &at.by).await;
        assert_eq!(refusal(back), no(TimetableRefusal::TrialChangedSince { classes: 1 }));
        assert_eq!(at.rooms_now(&town).await, [Some(at.rooms[1]), Some(at.rooms[0])]);
        let gone = (at.classes[1], revision + 1);
        let gone = remove(&town, form_key::new(), gone, &at.by).await.unwrap();
        let last = last_carried(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!(last.since[0].how, SinceHow::TakenOut);
        put_back(&town, form_key::new(), gone.id, &at.by).await.unwrap();
        assert!(put_back(&town, form_key::new(), dear.id, &at.by).await.is_err());

        // A new trial that is carried out is the last one then, and is put back while another is open.
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        let (revision, _) = at.draft(&town, 0).await;
        let third = room(&town, &at.by, "303").await;
        at.tries(&town, (0, revision), third).await.unwrap();
        let second = at.does(&town, at.seen(&town).await).await.unwrap();
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        let last = last_carried(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!((last.trial, last.classes, last.since), (second.trial, 1, vec![]));
        put_trial_back(&town, form_key::new(), second.trial, &at.by).await.unwrap();
        assert_eq!(at.rooms_now(&town).await[0], Some(at.rooms[1]));
        let last = last_carried(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!(last.trial, done.trial, "the one before it stands yet");
    })
    .await;
}

#[tokio::test]
async fn a_trial_is_not_put_back_into_a_room_that_another_class_has_by_now() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        let third = room(&town, &at.by, "303").await;
        at.tries(&town, (0, 0), third).await.unwrap();
        let done = at.does(&town, at.seen(&town).await).await.unwrap();
        // What was free since is planned for somebody else.
        let (from, other) = (at.rooms[0], draft("二胡班", "周老师", at.rooms[0]));
        add(&town, form_key::new(), at.term, &other, &at.by).await.unwrap();
        let back = put_trial_back(&town, form_key::new(), done.trial, &at.by).await;
        assert_eq!(refusal(back), no(TimetableRefusal::TrialClashes { clashes: 1 }));
        assert_ne!(at.rooms_now(&town).await[0], Some(from), "nothing was moved");
    })
    .await;
}

#[tokio::test]
async fn who_has_not_seen_what_another_changed_is_told_and_the_trial_stays() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        at.tries(&town, (0, 0), at.rooms[1]).await.unwrap();
        // Another has the same tile before their eyes, and moves it as it was.
        let late = at.tries(&town, (0, 0), at.rooms[0]).await;
        assert_eq!(refusal(late), no(TimetableRefusal::ChangedMeanwhile));
        let seen = at.seen(&town).await;
        let (revision, other) = at.draft(&town, 1).await;
        let friday = TimeSlot { weekday: Weekday::Friday, ..other.class.slots[0] };
        let moved = other.moved(0, friday).unwrap();
        let class = (at.classes[1], revision);
        change(&town, form_key::new(), class, &moved, &at.by).await.unwrap();
        // What is moved in the plan and not in the trial is in nobody's way here.
        let (revision, mine) = at.draft(&town, 0).await;
        let mut dearer = mine;
        dearer.class.fee = Fen::yuan(300);
        change(&town, form_key::new(), (at.classes[0], revision), &dearer, &at.by).await.unwrap();
        assert_eq!(refusal(at.does(&town, seen).await), Refusal::ChangedMeanwhile);
        let open = trial(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!((open.moves[0].seen, open.moves.len()), (0, 1));
        at.does(&town, at.seen(&town).await).await.unwrap();
        let (_, now) = at.draft(&town, 0).await;
        assert_eq!((now.room, now.class.fee), (Some(at.rooms[1]), Fen::yuan(300)));
    })
    .await;
}

#[tokio::test]
async fn a_class_that_is_gone_stops_all_of_it_until_it_is_taken_out() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        at.tries(&town, (0, 0), at.rooms[1]).await.unwrap();
        at.tries(&town, (1, 0), at.rooms[0]).await.unwrap();
        remove(&town, form_key::new(), (at.classes[1], 0), &at.by).await.unwrap();
        let gone = TimetableRefusal::TriedGone { classes: 1 };
        assert_eq!(refusal(at.does(&town, at.seen(&town).await).await), no(gone));
        let open = trial(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!(open.gone, [(at.classes[1], "合唱班".to_owned())]);
        take_out_of_trial(&town, form_key::new(), at.classes[1], &at.by).await.unwrap();
        assert_eq!(at.does(&town, at.seen(&town).await).await.unwrap().classes, 1);
    })
    .await;
}

#[tokio::test]
async fn a_trial_that_is_dropped_goes_on_as_it_was_and_is_no_other_institutions() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        let stranger = coordinator(&town, town.centre).await;
        assert!(begin_trial(&town, form_key::new(), at.term, &stranger).await.is_err());
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        at.tries(&town, (0, 0), at.rooms[1]).await.unwrap();
        assert!(trial(&town, at.term, &stranger).await.unwrap().is_none());
        let out = take_out_of_trial(&town, form_key::new(), at.classes[0], &stranger).await;
        assert!(
            out.is_err() && drop_trial(&town, form_key::new(), at.term, &stranger).await.is_err()
        );
        drop_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        assert!(trial(&town, at.term, &at.by).await.unwrap().is_none());
        assert!(may_resume(&town, at.term, &at.by).await.unwrap());
        resume_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        let open = trial(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!(open.moves.len(), 1);
        // Back where the plan has it, it is moved no more.
        at.tries(&town, (0, 1), at.rooms[0]).await.unwrap();
        let open = trial(&town, at.term, &at.by).await.unwrap().unwrap();
        assert_eq!((open.moves[0].to.clone(), open.moves[0].changes), (None, 2));
    })
    .await;
}

#[tokio::test]
async fn whom_a_trial_touches_is_counted_among_the_former_members() {
    on_each_engine(async |town| {
        let at = plans(&town).await;
        let (brush, mut choir) = (class(&town, "楷书一年级班"), class(&town, "合唱一年级班"));
        for session in &mut choir.sessions {
            session.span =
                Span { from: session.span.from + 48.hours(), to: session.span.to + 48.hours() };
        }
        let formers =
            [crate::support::add(&town, &brush).await, crate::support::add(&town, &choir).await];
        let (both, one) = (person(&town).await, person(&town).await);
        ask(&town, formers[0], both).await.unwrap();
        ask(&town, formers[1], both).await.unwrap();
        ask(&town, formers[0], one).await.unwrap();
        for (which, former) in formers.into_iter().enumerate() {
            let (revision, stood) = at.draft(&town, which).await;
            let mut draft = Draft { follows: Some(former), ..stood };
            if which == 1 {
                draft.class.slots[0].weekday = Weekday::Friday;
            }
            let class = (at.classes[which], revision);
            change(&town, form_key::new(), class, &draft, &at.by).await.unwrap();
        }
        begin_trial(&town, form_key::new(), at.term, &at.by).await.unwrap();
        let (revision, stood) = at.draft(&town, 0).await;
        let friday = TimeSlot { weekday: Weekday::Friday, ..stood.class.slots[0] };
        let moved = stood.moved(0, friday).unwrap();
        let class = (at.classes[0], revision);
        try_move(&town, form_key::new(), class, &moved, &at.by).await.unwrap();
        let plan = timetable(&town, at.term, &at.by).await.unwrap();
        let open = trial(&town, at.term, &at.by).await.unwrap().unwrap();
        let touched = touched(&town, &plan, &open.moves, &at.by).await.unwrap();
        assert_eq!((touched.continuing, touched.torn), (2, 1));
    })
    .await;
}
