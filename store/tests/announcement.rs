//! What a coordinator writes to lists reaches everybody meant once, and nobody else.

use std::time::Duration;

use domain::announcement::{Ages, Filter, Lists, Whom};
use domain::id::OfferingId;
use domain::notice::NoticeKind;
use domain::offering::OfferingKind;
use domain::outbox::OwnWay;
use domain::person::{AddressTold, Coordinator, PostalAddress};
use store::announcement::{
    Audience, NewAnnouncement, announce, announcement, announcements, audience, filter_words,
};
use store::form_key;
use store::outbox::desk::{to_tell, were_posted};
use store::outbox::take;
use store::person::save_own_way;

use crate::support::*;

const TEXT: &str = "明天请带墨汁。\n别忘了";

fn to(list: OfferingId, whom: Whom) -> NewAnnouncement {
    NewAnnouncement { to: Lists::One(list), whom, text: TEXT.into() }
}

fn found(filter: Filter, whom: Whom) -> NewAnnouncement {
    NewAnnouncement { to: Lists::Found(filter), whom, text: TEXT.into() }
}

/// Lists, people, and those of them without a number.
async fn reaches(town: &Town, filter: &Filter, whom: Whom, by: &Coordinator) -> (u32, u32, u32) {
    let to = Lists::Found(filter.clone());
    let Audience { lists, people, without_mobile, .. } =
        audience(town, &to, whom, by).await.unwrap();
    (lists, people, without_mobile)
}

/// To how many people it went; nobody where nothing was kept.
async fn sends(town: &Town, new: NewAnnouncement, by: &Coordinator) -> u32 {
    match announce(town, form_key::new(), new, by).await.unwrap() {
        Some(id) => announcement(town, id, by).await.unwrap().people,
        None => 0,
    }
}

async fn told(town: &Town, person: domain::id::PersonId) -> usize {
    let unseen = store::notice::unseen(town, person).await.unwrap();
    let told = |one: &NoticeKind| matches!(one, NoticeKind::Announced(text) if text == TEXT);
    unseen.iter().filter(|one| told(&one.about)).count()
}

#[tokio::test]
async fn everybody_meant_is_told_once_and_their_desk_sees_who_was_reached() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        let has = ask(&town, choir, person(&town).await).await.unwrap();
        let waits = ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        town.change("update person set mobile = null where name = '林秀英'").await;
        let look = async |whom| {
            let meant = audience(&town, &Lists::One(choir), whom, &by).await.unwrap();
            (meant.lists, meant.people, meant.without_mobile, meant.without_telephone)
        };
        assert_eq!(look(Whom::WithPlace).await, (1, 1, 0, 0));
        assert_eq!(look(Whom::Waiting).await, (1, 1, 1, 1));
        assert_eq!(look(Whom::Everybody).await, (1, 2, 1, 1));

        let key = form_key::new();
        let sent = announce(&town, key, to(choir, Whom::WithPlace), &by).await.unwrap();
        let again = announce(&town, key, to(choir, Whom::WithPlace), &by).await.unwrap();
        assert!(sent.is_some());
        assert_eq!(sent, again, "the same form is one announcement");
        assert_eq!((told(&town, has.person).await, told(&town, waits.person).await), (1, 0));
        assert_eq!(sends(&town, to(choir, Whom::Everybody), &by).await, 2);
        assert_eq!((told(&town, has.person).await, told(&town, waits.person).await), (2, 1));

        let messages = take(&town).await.unwrap();
        assert_eq!(messages.len(), 2, "one for each announcement to whom has a number");
        for message in &messages {
            store::outbox::is_sent(&town, message.id, message.tries).await.unwrap();
        }
        for notice in store::notice::unseen(&town, waits.person).await.unwrap() {
            store::notice::mark_seen(&town, waits.person, notice.id).await.unwrap();
        }
        let kept = announcements(&town, Some(choir), &by).await.unwrap();
        let counts: Vec<_> =
            kept.iter().map(|one| (one.people, one.seen, one.sent, one.unreached)).collect();
        assert_eq!(counts, [(2, 1, 1, 1), (1, 0, 1, 0)]);
        assert_eq!((kept[0].text.as_str(), kept[0].whom), (TEXT, Whom::Everybody));
    })
    .await;
}

#[tokio::test]
async fn lists_that_were_chosen_are_told_and_no_others() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (choir, dance, erhu) =
            (places(&town, 2).await, places(&town, 2).await, add(&town, &erhu(&town)).await);
        let (both, one, none) = (person(&town).await, person(&town).await, person(&town).await);
        for (list, who) in [(choir, both), (erhu, both), (erhu, one), (dance, none)] {
            ask(&town, list, who).await.unwrap();
        }
        let to = Lists::Chosen(vec![choir, erhu, choir]);
        let Audience { lists, people, .. } =
            audience(&town, &to, Whom::WithPlace, &by).await.unwrap();
        assert_eq!((lists, people), (2, 2), "a list chosen twice is one");
        let theirs = audience(&town, &to, Whom::WithPlace, &other).await.unwrap();
        assert_eq!(theirs, Audience::default());
        let new = NewAnnouncement { to, whom: Whom::WithPlace, text: TEXT.into() };
        assert_eq!(sends(&town, new.clone(), &other).await, 0);
        assert_eq!(sends(&town, new, &by).await, 2);
        let each = [told(&town, both).await, told(&town, one).await, told(&town, none).await];
        assert_eq!(each, [1, 1, 0]);
        let kept = &announcements(&town, Some(erhu), &by).await.unwrap()[0];
        assert_eq!((kept.lists, &kept.filter), (2, &None));
        assert_eq!(announcements(&town, Some(dance), &by).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_on_two_lists_is_told_once_and_another_institution_reaches_nobody() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (choir, dance) = (places(&town, 2).await, add(&town, &erhu(&town)).await);
        let one = person(&town).await;
        ask(&town, choir, one).await.unwrap();
        ask(&town, dance, one).await.unwrap();
        let all = Filter::default();
        assert_eq!(reaches(&town, &all, Whom::Everybody, &other).await, (0, 0, 0));
        let theirs = audience(&town, &Lists::One(choir), Whom::Everybody, &other).await.unwrap();
        assert_eq!(theirs, Audience::default());
        assert_eq!(sends(&town, to(choir, Whom::Everybody), &other).await, 0);
        assert_eq!(sends(&town, found(all.clone(), Whom::Everybody), &other).await, 0);
        assert_eq!(town.number("select count(*) from announcement").await, 0);
        assert_eq!(sends(&town, found(all.clone(), Whom::Everybody), &by).await, 1);
        assert_eq!(told(&town, one).await, 1);
        for list in [choir, dance] {
            let kept = announcements(&town, Some(list), &by).await.unwrap();
            assert_eq!((kept.len(), kept[0].lists), (1, 2));
            assert_eq!(kept[0].filter, Some(all.clone()));
            assert_eq!(announcements(&town, Some(list), &other).await.unwrap(), []);
            assert!(is_not_found(&announcement(&town, kept[0].id, &other).await));
        }
        assert_eq!(announcements(&town, None, &by).await.unwrap().len(), 1);
        assert_eq!(announcements(&town, None, &other).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_filter_finds_by_kind_term_department_weekday_and_age() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        // On Tuesdays, of calligraphy; on a Thursday, of singing.
        let (writing, playing) = (places(&town, 9).await, add(&town, &erhu(&town)).await);
        let (young, old) = (person(&town).await, named_person(&town, "林秀英").await);
        town.change("update person set born_on = '1940-11-23' where name = '林秀英'").await;
        ask(&town, writing, young).await.unwrap();
        ask(&town, playing, old).await.unwrap();
        let words = filter_words(&town, &by).await.unwrap();
        assert_eq!(words.terms, ["2026年秋季学期"]);
        assert_eq!(words.groups.len(), 2);
        let has = async |filter| reaches(&town, &filter, Whom::WithPlace, &by).await.0;
        let with = Filter::default;
        assert_eq!(has(with()).await, 2);
        assert_eq!(has(Filter { kind: Some(OfferingKind::Class), ..with() }).await, 2);
        assert_eq!(has(Filter { kind: Some(OfferingKind::Shift), ..with() }).await, 0);
        assert_eq!(has(Filter { term: Some("2026年秋季学期".into()), ..with() }).await, 2);
        assert_eq!(has(Filter { term: Some("2027年春季学期".into()), ..with() }).await, 0);
        assert_eq!(has(Filter { group: Some("书画系".into()), ..with() }).await, 1);
        assert_eq!(has(Filter { weekday: Some(2), ..with() }).await, 1);
        assert_eq!(has(Filter { weekday: Some(7), ..with() }).await, 0);

        // Lin is 86 today.
        let aged = |from, to| Filter { ages: Ages { from, to }, ..with() };
        let people = async |filter| reaches(&town, &filter, Whom::WithPlace, &by).await.1;
        assert_eq!(people(aged(Some(86), None)).await, 1);
        assert_eq!(people(aged(Some(87), None)).await, 0);
        assert_eq!(people(aged(None, Some(85))).await, 1);
        assert_eq!(people(aged(Some(60), Some(86))).await, 2);
        let of_tuesday = Filter { weekday: Some(2), ..with() };
        assert_eq!(sends(&town, found(of_tuesday, Whom::WithPlace), &by).await, 1);
        assert_eq!((told(&town, young).await, told(&town, old).await), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn a_team_is_whoever_has_served_in_it_within_the_year() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let writing = places(&town, 9).await;
        let served = person(&town).await;
        ask(&town, writing, served).await.unwrap();
        let month = Duration::from_secs(30 * 24 * 3600);
        town.clock.advance(6 * month);
        let coming = Filter::default();
        let lately = Filter { with_past: true, ..Filter::default() };
        assert_eq!(reaches(&town, &coming, Whom::WithPlace, &by).await.1, 0, "it is over");
        assert_eq!(reaches(&town, &lately, Whom::WithPlace, &by).await.1, 1);
        assert_eq!(sends(&town, found(lately.clone(), Whom::WithPlace), &by).await, 1);
        assert_eq!(told(&town, served).await, 1);
        let going_out = take(&town).await.unwrap().len();
        assert_eq!(going_out, 1, "although the class is over");
        town.clock.advance(12 * month);
        assert_eq!(reaches(&town, &lately, Whom::WithPlace, &by).await.1, 0, "too long ago");
    })
    .await;
}

#[tokio::test]
async fn members_who_took_nothing_are_told_by_their_institution() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (writing, playing) = (places(&town, 9).await, add(&town, &erhu(&town)).await);
        let (stays, gave_up) = (person(&town).await, named_person(&town, "林秀英").await);
        ask(&town, writing, stays).await.unwrap();
        let left = ask(&town, writing, gave_up).await.unwrap();
        store::sign_up::withdraw(&town, form_key::new(), left.id, gave_up).await.unwrap();
        let nothing = Filter::default();
        assert_eq!(reaches(&town, &nothing, Whom::TookNothing, &by).await, (2, 1, 0));
        // Of singing neither has taken anything.
        let singing = Filter { group: Some("声乐系".into()), ..Filter::default() };
        assert_eq!(reaches(&town, &singing, Whom::TookNothing, &by).await, (1, 2, 0));
        assert_eq!(sends(&town, found(nothing, Whom::TookNothing), &by).await, 1);
        assert_eq!((told(&town, stays).await, told(&town, gave_up).await), (0, 1));
        let unseen = store::notice::unseen(&town, gave_up).await.unwrap();
        assert_eq!((unseen[0].offering, unseen[0].of.as_str()), (None, "南昌市老年大学"));
        let message = take(&town).await.unwrap().remove(0);
        assert_eq!(message.of, "南昌市老年大学");
        ask(&town, playing, gave_up).await.unwrap();
        let nothing = Filter::default();
        assert_eq!(reaches(&town, &nothing, Whom::TookNothing, &by).await.1, 0);
    })
    .await;
}

#[tokio::test]
async fn who_has_no_telephone_gets_a_letter_that_is_noted_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let choir = places(&town, 2).await;
        ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        town.change(
            "update person set mobile = null, address = '丰和大道1号' where name = '林秀英'",
        )
        .await;
        let sent = announce(&town, form_key::new(), to(choir, Whom::WithPlace), &by).await.unwrap();
        let people = to_tell(&town, sent, &by).await.unwrap();
        assert_eq!(people.len(), 1);
        assert_eq!(people[0].whom.telephone(), None);
        let ids = [people[0].id];
        assert!(is_not_found(&were_posted(&town, form_key::new(), &ids, &other).await));
        assert_eq!(were_posted(&town, form_key::new(), &ids, &by).await.unwrap(), 1);
        let again = were_posted(&town, form_key::new(), &ids, &by).await;
        assert!(is_not_found(&again), "it was noted");
        assert_eq!(to_tell(&town, sent, &by).await.unwrap(), []);
        let one = announcement(&town, sent.unwrap(), &by).await.unwrap();
        assert_eq!((one.told, one.unreached), (1, 0));
        let counts = store::outbox::desk::reached(&town, &by).await.unwrap();
        assert_eq!((counts.posted, counts.told), (1, 0));
    })
    .await;
}

/// Before the button and afterwards the numbers are all who are meant, each in their own way.
#[tokio::test]
async fn how_many_are_told_in_which_way_is_said_before_and_comes_true() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 9).await;
        let ways = [None, Some(OwnWay::Telephone), Some(OwnWay::Letter), Some(OwnWay::Pages)];
        for way in ways {
            for name in ["陈淑芬", "林秀英"] {
                let who = named_person(&town, name).await;
                ask(&town, choir, who).await.unwrap();
                let address = AddressTold::Is(PostalAddress::parse("沿江路3号").unwrap());
                if let Some(way) = way {
                    save_own_way(&town, who, way, &address).await.unwrap();
                }
            }
        }
        town.change("update person set mobile = null where name = '林秀英'").await;
        let to_all = to(choir, Whom::WithPlace);
        let meant = audience(&town, &to_all.to, Whom::WithPlace, &by).await.unwrap();
        assert_eq!((meant.people, meant.by_message, meant.on_pages), (8, 1, 1));
        // Who reads their pages and has no number any more is told by telephone.
        assert_eq!((meant.without_mobile, meant.want_call, meant.want_letter), (2, 2, 2));
        assert_eq!(meant.without_telephone, 3);
        let id = announce(&town, form_key::new(), to_all, &by).await.unwrap().unwrap();
        let sent = announcement(&town, id, &by).await.unwrap();
        assert_eq!((sent.people, sent.waiting, sent.unreached, sent.on_pages), (8, 1, 6, 1));
        assert_eq!(to_tell(&town, Some(id), &by).await.unwrap().len(), 6);
    })
    .await;
}
