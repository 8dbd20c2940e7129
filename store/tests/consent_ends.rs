//! 到期: of a consent that ends by its date person and helper are told some days before and when it is over, each once.

use domain::consent::{Lasts, NEAR, Scope};
use domain::id::PersonId;
use domain::notice::NoticeKind;
use domain::person::PersonName;
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use store::consent::*;
use store::form_key;
use store::outbox::{is_sent, take};
use store::sign_up::{CounterPerson, add_at_counter};

use crate::consent::{code_of, consent, news};
use crate::support::*;

const LAST_DAY: jiff::civil::Date = date(2027, 5, 23);

/// When a consent for half a year ends that was given today.
fn until() -> Timestamp {
    Lasts::HalfYear.until(date(2026, 11, 23))
}

/// The latest that somebody was told of it, and how they are told the other one is called.
async fn latest(town: &Town, person: PersonId) -> Option<(NoticeKind, String)> {
    let unseen = store::notice::unseen(town, person).await.unwrap();
    let of_helpers = unseen.into_iter().find(|notice| notice.helper.is_some())?;
    let name = of_helpers.helper.and_then(|other| other.name).unwrap();
    Some((of_helpers.about, name.as_str().to_owned()))
}

#[tokio::test]
async fn both_are_told_a_week_before_and_when_it_is_over() {
    on_each_engine(async |town| {
        let (wang, li, _) = consent(&town, Scope::ALL).await;
        let told = async |at: Timestamp| {
            town.clock.set(at);
            (tell_of_ends(&town).await.unwrap(), tell_of_ends(&town).await.unwrap())
        };
        assert_eq!(told(NOW).await, (0, 0));
        assert_eq!(told(until() - NEAR - 1.second()).await, (0, 0));
        assert_eq!(latest(&town, li.person).await, None);
        assert_eq!(told(until() - NEAR).await, (1, 0), "once");
        let of_helper = NoticeKind::HelperEnds { last_day: LAST_DAY };
        assert_eq!(latest(&town, wang.person).await, Some((of_helper, "李红".into())));
        let of_person = NoticeKind::HelpingEnds { last_day: LAST_DAY };
        assert_eq!(latest(&town, li.person).await, Some((of_person, "王秀英".into())));
        assert_eq!(told(until() - 1.second()).await, (0, 0));
        assert_eq!(told(until()).await, (1, 0));
        let over = [NoticeKind::HelperTimeOver, NoticeKind::HelpingTimeOver];
        for (person, about) in [wang.person, li.person].into_iter().zip(over) {
            assert_eq!(latest(&town, person).await.map(|(about, _)| about), Some(about));
        }
        assert_eq!(told(until() + 24.hours()).await, (0, 0));
        assert_eq!(news(&town, li.person).await.len(), 1, "what came before is over");
    })
    .await;
}

#[tokio::test]
async fn of_what_was_ended_or_given_again_nothing_is_told() {
    on_each_engine(async |town| {
        let (wang, li, first) = consent(&town, Scope::ALL).await;
        let (_, wu, ended) = consent(&town, Scope::LOOK).await;
        end(&town, form_key::new(), ended.consent, wu.person).await.unwrap();
        let code = code_of(&town, &wang, Scope::LOOK).await;
        town.clock.set(NOW + 60.seconds());
        take_code(&town, li.person, &code, "192.0.2.7").await.unwrap();
        let offered = taken(&town, li.person).await.unwrap().unwrap();
        let again = accept(&town, form_key::new(), li.person, offered.id).await.unwrap();
        assert_ne!(again, first.consent);
        town.clock.set(until() - 24.hours());
        assert_eq!(tell_of_ends(&town).await.unwrap(), 1, "the one that holds");
        assert_eq!(news(&town, wu.person).await, []);
        assert_eq!(news(&town, li.person).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_ended_long_ago_is_no_news() {
    on_each_engine(async |town| {
        let (wang, li, _) = consent(&town, Scope::ALL).await;
        town.clock.set(until() + (4 * 24).hours());
        assert_eq!(tell_of_ends(&town).await.unwrap(), 0);
        assert_eq!(news(&town, wang.person).await, [NoticeKind::HelperBegan]);
        assert_eq!(news(&town, li.person).await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_at_once_tell_it_once() {
    on_each_engine(async |town| {
        let (wang, li, _) = consent(&town, Scope::ALL).await;
        town.clock.set(until());
        let (one, other) = tokio::join!(tell_of_ends(&town), tell_of_ends(&town));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        let over = NoticeKind::HelperTimeOver;
        assert_eq!(news(&town, wang.person).await, [over, NoticeKind::HelperBegan]);
        assert_eq!(news(&town, li.person).await, [NoticeKind::HelpingTimeOver]);
    })
    .await;
}

/// What goes out now: to which number, and what about.
async fn messages(town: &Town) -> Vec<(String, NoticeKind)> {
    let mut out = Vec::new();
    for message in take(town).await.unwrap() {
        is_sent(town, message.id, message.tries).await.unwrap();
        out.push((message.mobile.as_str().to_owned(), message.about));
    }
    out
}

#[tokio::test]
async fn both_get_a_message_in_the_morning() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (hers, his) = (mobile(), mobile());
        let person = CounterPerson {
            name: PersonName::parse("王秀英").unwrap(),
            mobile: Some(hers.clone()),
            born_on: Some(date(1942, 5, 1)),
            emergency_contact: None,
            emergency_telephone: None,
        };
        let class = places(&town, 3).await;
        add_at_counter(&town, form_key::new(), class, &person, "", &by).await.unwrap();
        let name = PersonName::parse("李红").unwrap();
        let helper = Helper { name, mobile: his.clone(), relation: "女儿".into() };
        let lasts = Lasts::HalfYear;
        let new = CounterConsent { person, helper, scope: Scope::ALL, lasts, is_on_paper: false };
        record_at_counter(&town, form_key::new(), new, &by).await.unwrap();
        let began = (hers.as_str().to_owned(), NoticeKind::HelperBegan);
        assert_eq!(messages(&town).await, [began]);
        // At midnight it is told on their pages, and nobody's telephone rings.
        town.clock.set(until() - NEAR);
        assert_eq!(tell_of_ends(&town).await.unwrap(), 1);
        assert_eq!(messages(&town).await, []);
        town.clock.set(until() - NEAR + 9.hours());
        let mut out = messages(&town).await;
        out.sort_by(|one, other| one.0.cmp(&other.0));
        let mut expected = vec![
            (hers.as_str().to_owned(), NoticeKind::HelperEnds { last_day: LAST_DAY }),
            (his.as_str().to_owned(), NoticeKind::HelpingEnds { last_day: LAST_DAY }),
        ];
        expected.sort_by(|one, other| one.0.cmp(&other.0));
        assert_eq!(out, expected);
        assert_eq!(messages(&town).await, []);
    })
    .await;
}
