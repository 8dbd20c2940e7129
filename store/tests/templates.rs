//! An institution's own words go out where it has some; what changes stands at the door; a club is told of its room.

use domain::booking::{Act, Purpose, RoomRules, Wanted, Whose};
use domain::log::{Facts, Field};
use domain::notice::NoticeKind;
use domain::outbox::Unreached;
use domain::template::{Channel, Event, Template};
use jiff::civil::{date, time};
use store::booking::{NewBooking, Settle, book, booked_during, settle};
use store::form_key;
use store::log::{LogFilter, entries};
use store::outbox::desk::{Reader, to_tell};
use store::outbox::take;
use store::template::{example, write, written};

use crate::support::*;

fn read(text: &str, event: Event, channel: Channel) -> Template {
    Template::parse(text, event, channel).unwrap()
}

#[tokio::test]
async fn the_latest_words_go_out_and_who_wrote_them_is_kept() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let of = (Event::PlaceOffered, Channel::Message);
        let first = read("〔课程〕有空了，〔截止时间〕前回话", of.0, of.1);
        let second = read("轮到您了：〔课程〕，〔截止时间〕前回话", of.0, of.1);
        let key = form_key::new();
        write(&town, key, of, (Some(&first), store::Seen::nothing()), &by).await.unwrap();
        write(&town, key, of, (Some(&first), store::Seen::nothing()), &by).await.unwrap();
        assert_eq!(town.number("select count(*) from template").await, 1, "sent twice, kept once");
        write(&town, form_key::new(), of, (Some(&second), store::Seen::nothing()), &by)
            .await
            .unwrap();
        let kept = written(&town, &by).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].template.as_ref(), kept[0].by.as_str()), (Some(&second), "周敏"));
        assert_eq!(written(&town, &other).await.unwrap(), []);

        let choir = places(&town, 1).await;
        let holds = ask(&town, choir, person(&town).await).await.unwrap();
        ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        store::sign_up::withdraw(&town, form_key::new(), holds.id, holds.person).await.unwrap();
        let message = take(&town).await.unwrap().remove(0);
        assert!(matches!(message.about, NoticeKind::PlaceOffered { .. }));
        assert_eq!(message.template, Some(second));
        write(&town, form_key::new(), of, (None, store::Seen::nothing()), &by).await.unwrap();
        assert_eq!(written(&town, &by).await.unwrap()[0].template, None, "the built-in words");
        assert_eq!(town.number("select count(*) from template").await, 3, "nothing is deleted");
    })
    .await;
}

#[tokio::test]
async fn the_log_tells_of_what_the_words_are_and_both_texts() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let of = (Event::PlaceOffered, Channel::Message);
        let first = read("〔课程〕有空了，〔截止时间〕前回话", of.0, of.1);
        let second = read("轮到您了：〔课程〕，〔截止时间〕前回话", of.0, of.1);
        for words in [Some(&first), Some(&second), None] {
            let words = (words, store::Seen::nothing());
            write(&town, form_key::new(), of, words, &by).await.unwrap();
        }
        let told = |text: Option<&Template>| -> Facts {
            text.map(|text| (Field::Text, text.written())).into_iter().collect()
        };
        let whole = |text| {
            let which = [(Field::Event, of.0.code()), (Field::Channel, of.1.code())];
            let which = which.map(|(field, word)| (field, word.to_owned()));
            which.into_iter().chain(told(text)).collect::<Facts>()
        };
        let log = entries(&town, &LogFilter::default(), 1, &by).await.unwrap().entries;
        let log: Vec<_> = log.into_iter().map(|entry| (entry.stood, entry.stands)).collect();
        let (first, second) = (Some(&first), Some(&second));
        assert_eq!(
            log,
            [(told(second), whole(None)), (told(first), whole(second)), (told(None), whole(first)),]
        );
    })
    .await;
}

#[tokio::test]
async fn the_next_session_is_the_example_of_its_own_institution() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        assert_eq!(example(&town, &by).await.unwrap(), None);
        places(&town, 1).await;
        let one = example(&town, &by).await.unwrap().unwrap();
        assert_eq!((one.offering.as_str(), one.room.as_str()), ("楷书一年级（1）班", "302 书画室"));
        assert_eq!(one.span, session(1, 9).span);
        assert_eq!(example(&town, &other).await.unwrap(), None);
    })
    .await;
}

async fn booked(town: &Town, telephone: &str, hour: i8) -> domain::id::BookingId {
    let by = coordinator(town, town.centre).await;
    let facts = store::room::RoomFacts {
        name: format!("20{hour} 琴房"),
        floor: String::new(),
        directions: String::new(),
        capacity: None,
        equipment: String::new(),
        bring: String::new(),
        step_free: None,
        rules: RoomRules::default(),
    };
    let room = store::room::add(town, form_key::new(), &facts, &by).await.unwrap();
    let wanted = Wanted {
        first: date(2026, 12, 1),
        from: time(hour, 0, 0, 0),
        to: time(hour + 1, 0, 0, 0),
        weekly: None,
    };
    let purpose = Purpose {
        what: "排练".into(),
        whose: Whose::Club,
        group: "夕阳红合唱团".into(),
        contact: "陈淑芬".into(),
        telephone: telephone.into(),
    };
    let new = NewBooking { room, wanted, purpose, waits: false };
    book(town, form_key::new(), &new, &by).await.unwrap().made[0].0
}

#[tokio::test]
async fn a_club_is_told_by_a_message_or_a_call_what_became_of_its_room() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let other = coordinator(&town, town.university).await;
        let (with, without) =
            (booked(&town, "19900000001", 9).await, booked(&town, "079101234567", 14).await);
        let day =
            domain::calendar::Span::on(date(2026, 12, 1), time(0, 0, 0, 0), time(23, 0, 0, 0));
        assert_eq!(booked_during(&town, day, &by).await.unwrap().len(), 2);
        assert_eq!(booked_during(&town, day, &other).await.unwrap(), []);
        for booking in [with, without] {
            let asked = Settle { booking, revision: 0, act: Act::Cancel, reason: "停电".into() };
            settle(&town, form_key::new(), &asked, &by).await.unwrap();
        }
        let messages = take(&town).await.unwrap();
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0].mobile.as_str(), "19900000001");
        let NoticeKind::BookingSettled(news) = &messages[0].about else { panic!("of a room") };
        assert_eq!((news.act, news.reason.as_str()), (Act::Cancel, "停电"));
        let people = to_tell(&town, None, &by).await.unwrap();
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].why, Unreached::NoMobile);
        assert_eq!(people[0].whom.telephone(), Some("079101234567"));
        assert!(matches!(&people[0].whom, Reader::Club { contact, .. } if contact == "陈淑芬"));
        assert_eq!(to_tell(&town, None, &other).await.unwrap(), []);
        assert_eq!(booked_during(&town, day, &by).await.unwrap(), []);
    })
    .await;
}
