//! Taking back what ended something: an offering takes place after all, and a slip at the desk need not be typed anew.

use std::time::Duration;

use domain::attendance::{Mark, Means};
use domain::call::{CallOutcome, CallReason};
use domain::care::CareOutcome;
use domain::fee::FeeTerms;
use domain::id::{LogEntryId, OfferingId};
use domain::log::{About, Act, Field, LogRefusal};
use domain::notice::NoticeKind;
use domain::offering::OfferingState;
use domain::person::Coordinator;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUp, SignUpState};
use domain::template::{Channel, Event, Template};
use jiff::ToSpan;
use store::attendance::{Marks, mark};
use store::call::NewCall;
use store::care::{NewContact, name_liaison, note};
use store::fee::end_unpaid;
use store::log::{LogFilter, entries, latest_at_once, put_back};
use store::offering::{cancel, close, offering};
use store::outbox::{is_sent, take};
use store::saved_filter::{end_filter, save_filter, saved_filters};
use store::sign_up::{link, my_sign_up, together};
use store::template::{write, written};
use store::{Result, Seen, form_key};

use crate::bookings::{ask_for, piano};
use crate::draw::{answers, draw_of, held, wishes_for};
use crate::session::at_desk;
use crate::support::*;

const WHY: &str = "取消错了班";

async fn last(town: &Town, by: &Coordinator) -> LogEntryId {
    entries(town, &LogFilter::default(), 1, by).await.unwrap().entries[0].id
}

async fn undo(town: &Town, id: LogEntryId, by: &Coordinator) -> Result<About> {
    put_back(town, form_key::new(), id, WHY, by).await
}

fn why<T: std::fmt::Debug>(answer: Result<T>) -> LogRefusal {
    match refusal(answer) {
        Refusal::Log(why) => why,
        other => panic!("another refusal: {other:?}"),
    }
}

async fn called_off(town: &Town, of: OfferingId, by: &Coordinator) -> LogEntryId {
    cancel(town, form_key::new(), of, "教师生病", by).await.unwrap();
    last(town, by).await
}

async fn state(town: &Town, of: &SignUp) -> SignUpState {
    my_sign_up(town, of.id, of.person).await.unwrap().sign_up.state
}

async fn told(town: &Town, of: &SignUp) -> Vec<NoticeKind> {
    let unseen = store::notice::unseen(town, of.person).await.unwrap();
    unseen.into_iter().map(|notice| notice.about).collect()
}

fn takes_place(stands: bool) -> NoticeKind {
    NoticeKind::TakesPlace { reason: WHY.into(), stands }
}

#[tokio::test]
async fn everybody_stands_as_they_stood_and_only_who_knew_is_told() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 2).await;
        let mut all = Vec::new();
        for _ in 0..4 {
            all.push(ask(&town, choir, person(&town).await).await.unwrap());
        }
        close(&town, form_key::new(), choir, &by).await.unwrap();
        let off = called_off(&town, choir, &by).await;
        // One has read it, to another the message has gone out.
        let read = store::notice::unseen(&town, all[0].person).await.unwrap().remove(0);
        store::notice::mark_seen(&town, all[0].person, read.id).await.unwrap();
        let gone = take(&town).await.unwrap();
        let own = store::notice::unseen(&town, all[2].person).await.unwrap().remove(0).id;
        for message in &gone {
            if message.id == own {
                is_sent(&town, message.id, message.tries).await.unwrap();
            }
        }
        town.change("update outbox_message set state = 'waiting' where state = 'sending'").await;
        let silent = put_back(&town, form_key::new(), off, "", &by).await;
        assert_eq!(why(silent), LogRefusal::ReasonMissing);
        let other = coordinator(&town, town.centre).await;
        assert!(is_not_found(&undo(&town, off, &other).await));
        let key = form_key::new();
        for _ in 0..2 {
            put_back(&town, key, off, WHY, &by).await.unwrap();
        }
        assert_eq!(offering(&town, choir).await.unwrap().terms.state, OfferingState::Closed);
        let places = [
            Place::Held,
            Place::Held,
            Place::Waiting { position: 1 },
            Place::Waiting { position: 2 },
        ];
        for (one, place) in all.iter().zip(places) {
            assert_eq!(state(&town, one).await, SignUpState::Live(place));
        }
        assert_eq!(told(&town, &all[0]).await, [takes_place(true)]);
        assert_eq!(told(&town, &all[1]).await, [], "nobody had told them");
        assert_eq!(told(&town, &all[2]).await, [takes_place(true)], "not both at once");
        assert_eq!(told(&town, &all[3]).await, []);
        let waits =
            "select count(*) from outbox_message where kind = 'cancelled' and state = 'waiting'";
        assert_eq!(town.number(waits).await, 0, "what has not gone out stays here");
        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries.remove(0);
        assert_eq!((entry.act, entry.undoes), (Act::PutBack, Some(off)));
        assert_eq!(entry.stands.get(&Field::Number).map(String::as_str), Some("4"));
        assert_eq!(why(undo(&town, off, &by).await), LogRefusal::PutBackAlready);
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn who_has_something_else_by_now_is_told_and_the_place_goes_on() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        let chen = ask(&town, choir, person(&town).await).await.unwrap();
        let lin = ask(&town, choir, person(&town).await).await.unwrap();
        let off = called_off(&town, choir, &by).await;
        let elsewhere = store::new_offering::NewOffering {
            institution: town.centre,
            sessions: vec![session(1, 9)],
            ..activity(&town, "舞会", 1)
        };
        ask(&town, add(&town, &elsewhere).await, chen.person).await.unwrap();
        undo(&town, off, &by).await.unwrap();
        assert!(matches!(state(&town, &chen).await, SignUpState::Ended { .. }));
        assert_eq!(told(&town, &chen).await, [takes_place(false)]);
        assert!(matches!(state(&town, &lin).await, SignUpState::Live(Place::Offered { .. })));
        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries.remove(0);
        assert_eq!(entry.stands.get(&Field::NotBack).map(String::as_str), Some("1"));
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn it_stays_called_off_while_its_room_is_given_and_when_it_is_too_late() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let room = piano(&town, &by).await;
        let choir = add(&town, &activity(&town, "合唱", 10)).await;
        let all = at_desk(&town, choir, &by).await;
        let (session, span) = (all[0].session.id, all[0].session.span);
        let moved = domain::session::Meets { span, venue: Some(room) };
        crate::session::make(&town, &all[0], domain::session::Change::Move(moved), &by)
            .await
            .unwrap();
        let chen = ask(&town, choir, person(&town).await).await.unwrap();
        let off = called_off(&town, choir, &by).await;
        let booked = ask_for(&town, room, span, &by).await.unwrap().made[0].0;
        let taken = refusal(undo(&town, off, &by).await);
        assert!(matches!(taken, Refusal::Session(_)), "{taken:?} of {session:?}");
        assert!(
            matches!(state(&town, &chen).await, SignUpState::Ended { .. }),
            "nothing by halves"
        );
        crate::bookings::act(&town, booked, domain::booking::Act::Cancel, &by).await.unwrap();
        undo(&town, off, &by).await.unwrap();
        assert_eq!(state(&town, &chen).await, SignUpState::Live(Place::Held));
        crate::bookings::nobody_is_in_a_room_twice(&town).await;
        let off = called_off(&town, choir, &by).await;
        town.clock.advance(Duration::from_secs(72 * 3600 + 1));
        assert_eq!(why(undo(&town, off, &by).await), LogRefusal::TooLate);
    })
    .await;
}

#[tokio::test]
async fn what_a_draw_had_given_is_a_place_again() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = crate::draw::class_at(&town, 1, 9).await;
        let draw = draw_of(&town, &by, &[class]).await;
        let mut people = Vec::new();
        for _ in 0..2 {
            people.push(wishes_for(&town, draw, 1, &[class]).await);
        }
        held(&town, draw, &by).await;
        town.clock.advance(Duration::from_secs(60));
        let mut before = Vec::new();
        for person in &people {
            before.push(answers(&town, draw, *person).await);
        }
        let off = called_off(&town, class, &by).await;
        assert_ne!(answers(&town, draw, people[0]).await, before[0]);
        undo(&town, off, &by).await.unwrap();
        for (person, before) in people.iter().zip(&before) {
            assert_eq!(answers(&town, draw, *person).await, *before);
        }
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn what_a_draw_has_gone_on_without_stays_called_off() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (off, kept) =
            (crate::draw::class_at(&town, 1, 9).await, crate::draw::class_at(&town, 1, 14).await);
        let draw = draw_of(&town, &by, &[off, kept]).await;
        wishes_for(&town, draw, 1, &[off, kept]).await;
        let entry = called_off(&town, off, &by).await;
        held(&town, draw, &by).await;
        assert_eq!(why(undo(&town, entry, &by).await), LogRefusal::ListPublished);
        let state = offering(&town, off).await.unwrap().terms.state;
        assert!(matches!(state, OfferingState::Cancelled { .. }));
    })
    .await;
}

#[tokio::test]
async fn a_message_goes_out_in_the_words_before_and_not_after_others_were_written() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let of = (Event::PlaceOffered, Channel::Message);
        let read = |text| Template::parse(text, of.0, of.1).unwrap();
        let (first, second) = (
            read("〔课程〕有空了，〔截止时间〕前回话"),
            read("轮到您了：〔课程〕，〔截止时间〕前回话"),
        );
        let say = async |words| {
            write(&town, form_key::new(), of, (words, Seen::nothing()), &by).await.unwrap();
            last(&town, &by).await
        };
        let now = async || written(&town, &by).await.unwrap().remove(0).template;
        let one = say(Some(&first)).await;
        let two = say(Some(&second)).await;
        assert_eq!(why(undo(&town, one, &by).await), LogRefusal::ChangedSince);
        assert_eq!(now().await, Some(second.clone()), "nothing is lost");
        undo(&town, two, &by).await.unwrap();
        assert_eq!(now().await, Some(first.clone()));
        let built_in = say(None).await;
        undo(&town, built_in, &by).await.unwrap();
        assert_eq!(now().await, Some(first));
        let entry = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries.remove(0);
        assert!(entry.stands.contains_key(&Field::Text) && entry.undoes == Some(built_in));
    })
    .await;
}

#[tokio::test]
async fn what_came_of_a_call_because_of_absence_counts_no_more() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 2).await;
        let chen = ask(&town, class, person(&town).await).await.unwrap();
        for number in [0, 1] {
            let all = at_desk(&town, class, &by).await;
            let one = &all[number].session;
            town.clock.set(one.span.from + 1.hours());
            let marks = vec![(chen.person, Some(Mark::Absent))];
            let (session, means, codes) = (one.id, Means::Staff, Vec::new());
            let marks = Marks { session, means, marks, codes, everybody_else: None };
            mark(&town, form_key::new(), marks, &by).await.unwrap();
        }
        assert_eq!(store::care::due(&town, &by).await.unwrap().len(), 1);
        let (outcome, said) = (CareOutcome::WantsToStop, "接错了人".to_owned());
        let contact = NewContact { sign_up: chen.id, outcome, note: said };
        note(&town, form_key::new(), contact, &by).await.unwrap();
        assert_eq!(store::care::due(&town, &by).await.unwrap().len(), 0);
        let noted = latest_at_once(&town, Act::Care, town.now(), &by).await.unwrap();
        assert_eq!(noted.len(), 1, "told where it was done");
        undo(&town, noted[0].id, &by).await.unwrap();
        let due = store::care::due(&town, &by).await.unwrap();
        assert_eq!((due.len(), due[0].contacts.len(), due[0].earlier.len()), (1, 0, 0));
        assert_eq!(town.number("select count(*) from care_contact").await, 1, "no row is deleted");
        // Who calls for it is put back, too.
        name_liaison(&town, class, by.person, &by).await.unwrap();
        let named = last(&town, &by).await;
        undo(&town, named, &by).await.unwrap();
        assert_eq!(store::care::due(&town, &by).await.unwrap()[0].liaison, None);
    })
    .await;
}

#[tokio::test]
async fn two_who_were_linked_by_mistake_wait_alone_while_both_still_wait() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let class = places(&town, 1).await;
        let holds = ask(&town, class, person(&town).await).await.unwrap();
        let mut line = Vec::new();
        for _ in 0..2 {
            line.push(ask(&town, class, person(&town).await).await.unwrap());
        }
        let linked = async || {
            link(&town, form_key::new(), line[0].id, line[1].id, &by).await.unwrap();
            last(&town, &by).await
        };
        let id = linked().await;
        undo(&town, id, &by).await.unwrap();
        for one in &line {
            assert_eq!(together(&town, one.id, one.person).await.unwrap(), []);
            assert_eq!(told(&town, one).await, [], "who had not read it is not told");
        }
        town.clock.advance(Duration::from_secs(1));
        let id = linked().await;
        store::sign_up::withdraw(&town, form_key::new(), line[1].id, line[1].person).await.unwrap();
        assert_eq!(why(undo(&town, id, &by).await), LogRefusal::ChangedSince);
        store::sign_up::withdraw(&town, form_key::new(), holds.id, holds.person).await.unwrap();
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn a_filter_is_there_again_and_so_is_the_one_that_was_replaced() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let asks = async || {
            let all = saved_filters(&town, town.university).await.unwrap();
            all.into_iter().map(|one| one.query).collect::<Vec<_>>()
        };
        let save = async |query: &str| {
            town.clock.advance(Duration::from_secs(1));
            let asked = (domain::listing::FilteredList::Offerings, query);
            save_filter(&town, form_key::new(), "满了的", asked, &by).await.unwrap();
            last(&town, &by).await
        };
        save("places=full").await;
        let replaced = save("weekday=1").await;
        undo(&town, replaced, &by).await.unwrap();
        assert_eq!(asks().await, ["places=full"]);
        town.clock.advance(Duration::from_secs(1));
        let id = saved_filters(&town, town.university).await.unwrap()[0].id;
        end_filter(&town, id, &by).await.unwrap();
        let ended = last(&town, &by).await;
        undo(&town, ended, &by).await.unwrap();
        assert_eq!(asks().await, ["places=full"]);
        town.clock.advance(Duration::from_secs(1));
        end_filter(&town, id, &by).await.unwrap();
        let ended = last(&town, &by).await;
        save("weekday=2").await;
        assert_eq!(why(undo(&town, ended, &by).await), LogRefusal::ChangedSince);
        assert_eq!(asks().await, ["weekday=2"]);
    })
    .await;
}

#[tokio::test]
async fn a_place_that_was_ended_unpaid_by_mistake_is_theirs_while_nobody_else_has_it() {
    on_each_engine(async |town| {
        let by = crate::fees::desk(&town).await;
        let one = ask(&town, places(&town, 1).await, person(&town).await).await.unwrap();
        for pause in [5 * 24 * 3600, 6 * 3600] {
            town.clock.advance(Duration::from_secs(pause));
            let (about, outcome) = (CallReason::Fee, CallOutcome::NoAnswer);
            let call = NewCall { sign_up: one.id, about, outcome, note: String::new() };
            store::call::log(&town, form_key::new(), call, &by).await.unwrap();
        }
        end_unpaid(&town, form_key::new(), one.id, &by).await.unwrap();
        let ended = last(&town, &by).await;
        undo(&town, ended, &by).await.unwrap();
        assert_eq!(state(&town, &one).await, SignUpState::Live(Place::Held));
        counters_are_right(&town).await;
        let again = end_unpaid(&town, form_key::new(), one.id, &by).await.unwrap();
        let ended = last(&town, &by).await;
        ask_with_window(&town, again.offering).await;
        assert_eq!(why(undo(&town, ended, &by).await), LogRefusal::NoPlaceLeft);
    })
    .await;
}

/// Somebody else has the place: sign-up is open again for them.
async fn ask_with_window(town: &Town, of: OfferingId) {
    let by = coordinator(town, town.university).await;
    store::offering::open_now(town, form_key::new(), (of, store::Seen::nothing()), None, &by)
        .await
        .unwrap();
    ask(town, of, person(town).await).await.unwrap();
}

#[tokio::test]
async fn whoever_calls_off_and_takes_back_at_once_does_it_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let terms = FeeTerms { days: Some(5), counter: "一楼柜台".into() };
        store::fee::set_fee_terms(&town, terms, Seen::nothing(), &by).await.unwrap();
        let class = places(&town, 3).await;
        let mut all = Vec::new();
        for _ in 0..3 {
            all.push(ask(&town, class, person(&town).await).await.unwrap());
        }
        let off = called_off(&town, class, &by).await;
        let (one, other) = tokio::join!(undo(&town, off, &by), undo(&town, off, &by));
        let done = [&one, &other].iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(done, 1, "{one:?} {other:?}");
        for one in &all {
            assert_eq!(state(&town, one).await, SignUpState::Live(Place::Held));
            assert!(store::fee::my_fee(&town, one.id, one.person).await.unwrap().is_some());
        }
        counters_are_right(&town).await;
    })
    .await;
}
