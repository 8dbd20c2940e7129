//! 记得不对: a person reads how their mark came about, says that it is not right, and is answered once.

use std::time::Duration;

use domain::attendance::{Answer, AttendanceRefusal, Hand, Mark, Means};
use domain::id::{ObjectionId, OfferingId, PersonId, SessionId};
use domain::notice::NoticeKind;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::session::{Change, SessionRefusal};
use store::attendance::{
    Marks, NewAnswer, answer, mark, my_mark, object, objection, objections, say,
};
use store::today::board;
use store::{Result, form_key};

use crate::session::{at_desk, make};
use crate::support::*;

struct Scene {
    offering: OfferingId,
    session: SessionId,
    chen: PersonId,
    by: Coordinator,
}

/// Chen has a place on a class whose first session has just begun.
async fn scene(town: &Town) -> Scene {
    let offering = add(town, &class(town, "楷书一年级（1）班")).await;
    let by = coordinator(town, town.university).await;
    let chen = named_person(town, "陈淑芬").await;
    ask(town, offering, chen).await.unwrap();
    let first = at_desk(town, offering, &by).await.remove(0);
    town.clock.set(first.session.span.from);
    Scene { offering, session: first.session.id, chen, by }
}

impl Scene {
    async fn is_marked(&self, town: &Town, what: Mark) {
        let marks = vec![(self.chen, Some(what))];
        let (session, codes) = (self.session, Vec::new());
        let marks = Marks { session, means: Means::Staff, marks, codes, everybody_else: None };
        mark(town, form_key::new(), marks, &self.by).await.unwrap();
    }

    async fn objects(&self, town: &Town, note: &str) -> Result<()> {
        object(town, form_key::new(), self.session, note, self.chen).await
    }

    async fn first(&self, town: &Town) -> ObjectionId {
        objections(town, &self.by).await.unwrap()[0].id
    }
}

async fn answers(
    town: &Town,
    objection: ObjectionId,
    (what, reason): (Answer, &str),
    by: &Coordinator,
) -> Result<()> {
    let new = NewAnswer { objection, answer: what, reason: reason.into() };
    answer(town, form_key::new(), &new, by).await
}

fn no(answer: Result<impl std::fmt::Debug>) -> AttendanceRefusal {
    match refusal(answer) {
        Refusal::Attendance(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

#[tokio::test]
async fn each_change_of_a_mark_is_told_with_who_made_it_and_what_it_was() {
    on_each_engine(async |town| {
        let scene = scene(&town).await;
        scene.is_marked(&town, Mark::Absent).await;
        town.clock.advance(Duration::from_secs(60));
        let present = Some(Mark::Present);
        say(&town, form_key::new(), scene.session, present, scene.chen).await.unwrap();
        let told = my_mark(&town, scene.session, scene.chen).await.unwrap();
        let past: Vec<_> = told.past.iter().map(|one| (one.was, one.marked.mark, one.by)).collect();
        let expected =
            [(None, Some(Mark::Absent), Hand::Staff), (Some(Mark::Absent), present, Hand::Person)];
        assert_eq!(past, expected);
        assert!(told.objections.is_empty());
        let lin = person(&town).await;
        assert!(is_not_found(&my_mark(&town, scene.session, lin).await));
    })
    .await;
}

#[tokio::test]
async fn a_mark_that_is_not_right_is_put_right_or_stays_for_a_reason() {
    on_each_engine(async |town| {
        let scene = scene(&town).await;
        scene.is_marked(&town, Mark::Absent).await;
        scene.objects(&town, "我在，坐在后排").await.unwrap();
        assert_eq!(no(scene.objects(&town, "我在").await), AttendanceRefusal::AskedAlready);
        assert_eq!(board(&town, &scene.by).await.unwrap().objections, 1);
        let open = objections(&town, &scene.by).await.unwrap().remove(0);
        assert_eq!((open.person.id, open.note.as_str()), (scene.chen, "我在，坐在后排"));
        assert_eq!(open.marked.unwrap().mark, Some(Mark::Absent));
        let other = coordinator(&town, town.centre).await;
        assert!(objections(&town, &other).await.unwrap().is_empty());
        assert!(is_not_found(&objection(&town, open.id, &other).await));
        let present = (Answer::Corrected(Some(Mark::Present)), "");
        assert!(is_not_found(&answers(&town, open.id, present, &other).await));
        let same = answers(&town, open.id, (Answer::Corrected(Some(Mark::Absent)), ""), &scene.by);
        assert_eq!(no(same.await), AttendanceRefusal::MarkedSo);
        answers(&town, open.id, present, &scene.by).await.unwrap();
        let again = answers(&town, open.id, present, &scene.by).await;
        assert_eq!(no(again), AttendanceRefusal::AnsweredAlready);
        assert!(is_not_found(&objection(&town, open.id, &scene.by).await));

        scene.objects(&town, "我那天不在").await.unwrap();
        let second = scene.first(&town).await;
        answers(&town, second, (Answer::Stays, "签到表上有您的名字"), &scene.by).await.unwrap();
        assert_eq!(board(&town, &scene.by).await.unwrap().objections, 0);
        let told = my_mark(&town, scene.session, scene.chen).await.unwrap();
        assert_eq!(told.mine.marked.unwrap().mark, Some(Mark::Present));
        let outcomes: Vec<_> = told.objections.iter().map(|one| one.answered.clone()).collect();
        let outcomes: Vec<_> =
            outcomes.into_iter().flatten().map(|one| (one.is_corrected, one.reason)).collect();
        assert_eq!(outcomes, [(true, String::new()), (false, "签到表上有您的名字".into())]);
        let notices = store::notice::unseen(&town, scene.chen).await.unwrap();
        let stays: Vec<_> = notices
            .iter()
            .filter_map(|notice| match &notice.about {
                NoticeKind::MarkAnswered { stays, .. } => Some(stays.is_some()),
                _ => None,
            })
            .collect();
        assert_eq!(stays.len(), 2, "told of both");
        assert_eq!(stays.iter().filter(|stays| **stays).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_recorded_of_a_session_that_was_called_off_is_taken_away() {
    on_each_engine(async |town| {
        let scene = scene(&town).await;
        let begins = my_mark(&town, scene.session, scene.chen).await.unwrap().mine.session.span;
        town.clock.set(begins.from - jiff::SignedDuration::from_mins(60));
        scene.is_marked(&town, Mark::Present).await;
        let first = at_desk(&town, scene.offering, &scene.by).await.remove(0);
        make(&town, &first, Change::Cancel, &scene.by).await.unwrap();
        town.clock.set(begins.to);
        scene.objects(&town, "那天停课了").await.unwrap();
        let one = objections(&town, &scene.by).await.unwrap().remove(0);
        assert!(one.is_called_off);
        assert_eq!(one.marked.unwrap().mark, Some(Mark::Present));
        let another = Answer::Corrected(Some(Mark::Absent));
        let off = Refusal::Session(SessionRefusal::Cancelled);
        assert_eq!(refusal(answers(&town, one.id, (another, ""), &scene.by).await), off);
        answers(&town, one.id, (Answer::Corrected(None), ""), &scene.by).await.unwrap();
        let told = my_mark(&town, scene.session, scene.chen).await.unwrap();
        assert_eq!(told.mine.marked.unwrap().mark, None, "nothing is recorded any more");
        assert_eq!(told.past.last().unwrap().was, Some(Mark::Present), "what stood is kept");
        assert!(told.objections[0].answered.as_ref().unwrap().is_corrected);
        scene.objects(&town, "还是不对").await.unwrap();
        let again = scene.first(&town).await;
        let nothing = answers(&town, again, (Answer::Corrected(None), ""), &scene.by).await;
        assert_eq!(no(nothing), AttendanceRefusal::MarkedSo);
        answers(&town, again, (Answer::Stays, "没有记录了"), &scene.by).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_objects_to_what_has_not_begun_or_is_another_s() {
    on_each_engine(async |town| {
        let scene = scene(&town).await;
        town.clock.set(NOW);
        let early = no(scene.objects(&town, "还没上课").await);
        assert!(matches!(early, AttendanceRefusal::TooEarly { .. }));
        let lin = person(&town).await;
        let theirs = object(&town, form_key::new(), scene.session, "不对", lin).await;
        assert!(is_not_found(&theirs));
    })
    .await;
}

#[tokio::test]
async fn two_coordinators_answer_at_once_and_one_counts() {
    on_each_engine(async |town| {
        let scene = scene(&town).await;
        scene.objects(&town, "我在").await.unwrap();
        let id = scene.first(&town).await;
        let present = (Answer::Corrected(Some(Mark::Present)), "");
        let (one, other) = tokio::join!(
            answers(&town, id, present, &scene.by),
            answers(&town, id, (Answer::Stays, "没有签到"), &scene.by)
        );
        assert_eq!(u32::from(one.is_ok()) + u32::from(other.is_ok()), 1, "{one:?} {other:?}");
    })
    .await;
}
