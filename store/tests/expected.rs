//! 应到: who is expected at a session, and who is not: whoever was only offered a place, is on leave, or got it later.

use std::time::Duration;

use domain::attendance::{Answer, AttendanceRefusal, Mark, Means, Tally};
use domain::id::{OfferingId, PersonId, SessionId};
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::Change;
use store::attendance::{
    Arrival, Marks, NewAnswer, all_my_marks, answer, mark, my_mark, object, objections, register,
    walk_in,
};
use store::sign_up::{accept, live_sign_up, own_entry, withdraw};
use store::today::board;
use store::{Result, form_key};

use crate::session::{at_desk, make};
use crate::support::*;

/// A full class of three and one who waits. Chen asks for leave and gives her place up: it is offered to the one who waits.
struct Class {
    offering: OfferingId,
    session: SessionId,
    by: Coordinator,
    next: PersonId,
}

async fn offered_class(town: &Town) -> Class {
    let (offering, by) = (places(town, 3).await, coordinator(town, town.university).await);
    let chen = named_person(town, "陈淑芬").await;
    for one in [chen, named_person(town, "林国富").await, named_person(town, "吴秀英").await]
    {
        ask(town, offering, one).await.unwrap();
    }
    let next = named_person(town, "李桂兰").await;
    ask(town, offering, next).await.unwrap();
    let session = at_desk(town, offering, &by).await.remove(0).session.id;
    let class = Class { offering, session, by, next };
    class.marked(town, vec![(chen, Some(Mark::Excused))], None).await;
    let place = live_sign_up(town, offering, chen).await.unwrap().unwrap();
    withdraw(town, form_key::new(), place.id, chen).await.unwrap();
    class
}

impl Class {
    async fn marked(
        &self,
        town: &Town,
        marks: Vec<(PersonId, Option<Mark>)>,
        everybody_else: Option<Mark>,
    ) {
        let (means, codes) = (Means::Staff, Vec::new());
        let marks = Marks { session: self.session, means, marks, codes, everybody_else };
        mark(town, form_key::new(), marks, &self.by).await.unwrap();
    }

    async fn begins(&self, town: &Town) {
        let first = at_desk(town, self.offering, &self.by).await.remove(0);
        town.clock.set(first.session.span.from);
    }

    async fn tally(&self, town: &Town) -> Tally {
        register(town, self.session, &self.by).await.unwrap().tally()
    }

    async fn walks_in(&self, town: &Town, person: PersonId) -> Result<()> {
        let means = Means::Card;
        let arrival = Arrival { session: self.session, person, means, tapped_at: None };
        walk_in(town, arrival, &self.by).await.map(|_| ())
    }
}

/// Somebody whom the desk knows, without a place there.
async fn guest(town: &Town) -> PersonId {
    let other = add(town, &erhu(town)).await;
    let guest = named_person(town, "黄守仁").await;
    ask(town, other, guest).await.unwrap();
    guest
}

#[tokio::test]
async fn leave_of_somebody_who_has_left_lets_nobody_in() {
    on_each_engine(async |town| {
        let (guest, class) = (guest(&town).await, offered_class(&town).await);
        let full = Refusal::Attendance(AttendanceRefusal::Full);
        class.begins(&town).await;
        assert_eq!(refusal(class.walks_in(&town, guest).await), full, "a place is kept for one");
        town.clock.set(NOW);
        let place = live_sign_up(&town, class.offering, class.next).await.unwrap().unwrap();
        accept(&town, form_key::new(), place.id, class.next).await.unwrap();
        class.begins(&town).await;
        assert_eq!(refusal(class.walks_in(&town, guest).await), full, "three are expected");
        let now = class.tally(&town).await;
        assert_eq!((now.expected, now.excused, now.walk_ins), (3, 0, 0));
        class.marked(&town, vec![(class.next, Some(Mark::Excused))], None).await;
        class.walks_in(&town, guest).await.unwrap();
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_is_only_offered_a_place_is_expected_nowhere() {
    on_each_engine(async |town| {
        let class = offered_class(&town).await;
        class.begins(&town).await;
        town.clock.advance(Duration::from_secs(20 * 60));
        let met = board(&town, &class.by).await.unwrap().meetings.remove(0);
        assert_eq!((met.expected, met.marks), (Some(2), 0), "leave says not that it was taken");
        assert!(met.is_unrecorded(town.clock.now()));
        let place = live_sign_up(&town, class.offering, class.next).await.unwrap().unwrap();
        let seen = own_entry(&town, place.id, class.next).await.unwrap().marks;
        assert_eq!(seen, [], "nobody asks them why they did not come");
        let said = store::attendance::say(
            &town,
            form_key::new(),
            class.session,
            Some(Mark::Present),
            class.next,
        );
        assert!(is_not_found(&said.await));
        class.marked(&town, Vec::new(), Some(Mark::Present)).await;
        let now = class.tally(&town).await;
        assert_eq!(now, Tally { expected: 2, present: 2, ..Tally::default() });
        assert_eq!(all_my_marks(&town, class.next).await.unwrap(), []);
        let met = board(&town, &class.by).await.unwrap().meetings.remove(0);
        assert_eq!((met.expected, met.present, met.marks), (Some(2), 2, 2));
        // Whoever says yes afterwards was not missed at what was over by then.
        let all = at_desk(&town, class.offering, &class.by).await;
        town.clock.set(all[1].session.span.to + Duration::from_secs(24 * 3600));
        let told = board(&town, &class.by).await.unwrap().forgotten;
        assert_eq!(told.iter().map(|one| one.first).collect::<Vec<_>>(), [all[1].session.id]);
    })
    .await;
}

#[tokio::test]
async fn who_is_on_leave_is_not_expected_and_a_register_of_leave_alone_is_still_forgotten() {
    on_each_engine(async |town| {
        let class = offered_class(&town).await;
        let lines = register(&town, class.session, &class.by).await.unwrap().lines;
        let with_place: Vec<_> =
            lines.iter().filter(|line| line.has_place).map(|line| line.person.id).collect();
        class.marked(&town, vec![(with_place[0], Some(Mark::Excused))], None).await;
        class.begins(&town).await;
        town.clock.advance(Duration::from_secs(24 * 3600));
        let told = board(&town, &class.by).await.unwrap().forgotten;
        assert_eq!(told.len(), 1, "one was expected, and nobody has taken it");
        class.marked(&town, vec![(with_place[1], Some(Mark::Excused))], None).await;
        assert_eq!(board(&town, &class.by).await.unwrap().forgotten, [], "all are on leave");
    })
    .await;
}

#[tokio::test]
async fn whoever_walked_in_sees_it_says_that_it_is_not_right_and_is_answered() {
    on_each_engine(async |town| {
        let (guest, by) = (guest(&town).await, coordinator(&town, town.university).await);
        let roomy = add(&town, &class(&town, "行书研修班")).await;
        let first = at_desk(&town, roomy, &by).await.remove(0);
        town.clock.set(first.session.span.from);
        let session = first.session.id;
        let arrival = Arrival { session, person: guest, means: Means::Card, tapped_at: None };
        walk_in(&town, arrival, &by).await.unwrap();
        let mine = all_my_marks(&town, guest).await.unwrap();
        let told: Vec<_> = mine.iter().map(|one| (one.name.as_str(), one.session.id)).collect();
        assert_eq!(told, [("行书研修班", session)]);
        object(&town, form_key::new(), session, "我走错了门", guest).await.unwrap();
        let open = objections(&town, &by).await.unwrap().remove(0);
        let new = NewAnswer {
            objection: open.id,
            answer: Answer::Corrected(None),
            reason: String::new(),
        };
        answer(&town, form_key::new(), &new, &by).await.unwrap();
        assert_eq!(all_my_marks(&town, guest).await.unwrap(), []);
        let past = my_mark(&town, session, guest).await.unwrap();
        assert_eq!((past.past.len(), past.objections.len()), (2, 1), "what was is still told");
        let told = store::notice::unseen(&town, guest).await.unwrap();
        assert!(told.iter().any(|notice| notice.of == "行书研修班" && notice.sign_up.is_none()));
        assert!(is_not_found(&my_mark(&town, session, person(&town).await).await));
    })
    .await;
}

#[tokio::test]
async fn a_mark_of_what_was_called_off_is_still_told_and_may_be_questioned() {
    on_each_engine(async |town| {
        let class = offered_class(&town).await;
        let lin = register(&town, class.session, &class.by).await.unwrap().lines;
        let lin = lin.iter().find(|line| line.has_place).unwrap().person.id;
        class.marked(&town, vec![(lin, Some(Mark::Excused))], None).await;
        let first = at_desk(&town, class.offering, &class.by).await.remove(0);
        make(&town, &first, Change::Cancel, &class.by).await.unwrap();
        let place = live_sign_up(&town, class.offering, lin).await.unwrap().unwrap();
        let marked = |marks: Vec<store::attendance::MyMark>| {
            marks
                .into_iter()
                .filter(|one| one.marked.is_some())
                .map(|one| one.session.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(marked(own_entry(&town, place.id, lin).await.unwrap().marks), [class.session]);
        assert_eq!(marked(all_my_marks(&town, lin).await.unwrap()), [class.session]);
        class.begins(&town).await;
        object(&town, form_key::new(), class.session, "我没有请假", lin).await.unwrap();
        assert_eq!(objections(&town, &class.by).await.unwrap().len(), 1);
    })
    .await;
}
