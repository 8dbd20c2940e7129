//! The desk's list of offerings as it is asked for, saved filters, and one act for many.

use std::time::Duration;

use domain::id::OfferingId;
use domain::listing::{Column, Filling, FilteredList, Listing, MOST_FILTERS, Order, Progress};
use domain::log::{Act as LogAct, Field};
use domain::offering::bulk::Act;
use domain::offering::{Admission, Allocation, OfferingKind, Window};
use domain::refusal::Refusal;
use store::form_key;
use store::new_offering::NewOffering;
use store::offering::{
    Ways, cancel, close, do_to_many, gives_by_draw, listed, listed_ids, offering, offerings_of,
    offerings_to_join, terms_at_desk,
};
use store::saved_filter::{Saved, end_filter, save_filter, saved_filters};

use crate::draw::class_at;
use crate::draw_pages::draw_of;
use crate::support::*;

async fn ids(town: &Town, listing: Listing) -> Vec<OfferingId> {
    let found = listed(town, town.university, &listing).await.unwrap();
    found.offerings.iter().map(|one| one.id).collect()
}

/// A class with sign-up from so many hours from now to so many.
fn from_to(town: &Town, name: &str, from: i64, to: i64) -> NewOffering {
    let at = |hours: i64| NOW + jiff::SignedDuration::from_hours(hours);
    let window = Window { opens_at: at(from), closes_at: at(to) };
    NewOffering { window, capacity: Some(1), ..class(town, name) }
}

#[tokio::test]
async fn each_condition_finds_what_it_names() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let open = add(&town, &from_to(&town, "国画", -1, 24)).await;
        let to_come = add(&town, &from_to(&town, "合唱", 5, 24)).await;
        let closed = add(&town, &from_to(&town, "太极", -9, -1)).await;
        let stopped = add(&town, &from_to(&town, "楷书", -1, 24)).await;
        close(&town, form_key::new(), stopped, &by).await.unwrap();
        let off = add(&town, &from_to(&town, "声乐", -1, 24)).await;
        cancel(&town, form_key::new(), off, "老师生病", &by).await.unwrap();
        let ended = session(1, 9).span;
        let sessions =
            vec![store::new_offering::NewSession { span: later(ended, -9), ..session(1, 9) }];
        let over = add(&town, &NewOffering { sessions, ..from_to(&town, "剪纸", -9, -1) }).await;
        let walk = NewOffering {
            institution: town.university,
            sessions: vec![session(3, 14)],
            ..activity(&town, "散步", 3)
        };
        let walk = add(&town, &walk).await;
        for _ in 0..2 {
            ask(&town, open, person(&town).await).await.unwrap();
        }

        let usual = Listing::default;
        let with = |progress| Listing { progress: Some(progress), ..usual() };
        assert_eq!(ids(&town, with(Progress::Open)).await, [open, walk]);
        assert_eq!(ids(&town, with(Progress::ToCome)).await, [to_come]);
        assert_eq!(ids(&town, with(Progress::Closed)).await.len(), 2);
        assert!(ids(&town, with(Progress::Closed)).await.contains(&closed));
        assert_eq!(ids(&town, with(Progress::Over)).await, [over]);
        assert_eq!(ids(&town, with(Progress::CalledOff)).await, [off]);
        let filled = |filling| Listing { filling: Some(filling), ..usual() };
        assert_eq!(ids(&town, filled(Filling::Full)).await, [open]);
        assert_eq!(ids(&town, filled(Filling::Waiting)).await, [open]);
        assert_eq!(ids(&town, filled(Filling::Free)).await.len(), 6);
        let activities = Listing { kind: Some(OfferingKind::Activity), ..usual() };
        assert_eq!(ids(&town, activities).await, [walk]);
        assert_eq!(ids(&town, Listing { weekday: Some(4), ..usual() }).await, [walk]);
        let term = terms_at_desk(&town, &by).await.unwrap()[0].0;
        assert_eq!(ids(&town, Listing { term: Some(term), ..usual() }).await.len(), 6);
        assert_eq!(ids(&town, Listing { words: "guohua".into(), ..usual() }).await, [open]);
        assert!(listed(&town, town.centre, &usual()).await.unwrap().offerings.is_empty());
    })
    .await;
}

#[tokio::test]
async fn each_order_goes_both_ways_and_pages_follow_one_another() {
    on_each_engine(async |town| {
        let [a, b, c] = [("爱国歌曲", 2), ("步法", 4), ("茶艺", 3)].map(|(name, day)| {
            NewOffering { sessions: vec![session(day, 9)], ..class(&town, name) }
        });
        let (a, b, c) = (add(&town, &a).await, add(&town, &b).await, add(&town, &c).await);
        for (offering, people) in [(a, 1), (b, 3), (c, 2)] {
            for _ in 0..people {
                ask(&town, offering, person(&town).await).await.unwrap();
            }
        }
        let by = |column, is_descending| {
            let order = Order { column, is_descending, page: 1 };
            Listing { order, ..Listing::default() }
        };
        assert_eq!(ids(&town, by(Column::Name, false)).await, [a, b, c]);
        assert_eq!(ids(&town, by(Column::Name, true)).await, [c, b, a]);
        assert_eq!(ids(&town, by(Column::Time, false)).await, [a, c, b]);
        assert_eq!(ids(&town, by(Column::Time, true)).await, [b, c, a]);
        assert_eq!(ids(&town, by(Column::Held, true)).await, [b, c, a]);
        assert_eq!(ids(&town, by(Column::Held, false)).await, [a, c, b]);
        assert_eq!(ids(&town, by(Column::Waiting, true)).await, [a, b, c], "equal: by name");
        let two = |page| Listing { rows: 2, ..by(Column::Name, false) }.at_page(page);
        assert_eq!(ids(&town, two(1)).await, [a, b]);
        assert_eq!(ids(&town, two(2)).await, [c]);
        let all = listed_ids(&town, town.university, &two(2), 10).await.unwrap();
        assert_eq!(all, [a, b, c], "whichever page was looked at");
    })
    .await;
}

#[tokio::test]
async fn a_counter_chooses_among_what_takes_people_and_its_pages_are_full() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        // They begin before everything that takes people.
        for number in 0..21 {
            let sessions = vec![session(1, 9)];
            let off = NewOffering { sessions, ..class(&town, &format!("国画{number}班")) };
            let off = add(&town, &off).await;
            cancel(&town, form_key::new(), off, "老师生病", &by).await.unwrap();
        }
        let walk = NewOffering {
            institution: town.university,
            admission: Admission::DropIn,
            capacity: None,
            ..activity(&town, "散步", 1)
        };
        add(&town, &walk).await;
        let ended = session(1, 9).span;
        let sessions =
            vec![store::new_offering::NewSession { span: later(ended, -9), ..session(1, 9) }];
        add(&town, &NewOffering { sessions, ..from_to(&town, "剪纸", -9, -1) }).await;
        let drawn = class_at(&town, 1, 14).await;
        assert!(!gives_by_draw(&town, town.university).await.unwrap());
        draw_of(&town, &by, 0, &[drawn]).await;
        let on = |day: i8| vec![session(day, 9)];
        let open = NewOffering { sessions: on(20), ..class(&town, "楷书") };
        let open = add(&town, &open).await;
        let stopped = NewOffering { sessions: on(21), ..class(&town, "太极") };
        let stopped = add(&town, &stopped).await;
        close(&town, form_key::new(), stopped, &by).await.unwrap();

        let join = async |words: &str, page| {
            let found = offerings_to_join(&town, town.university, words, page).await.unwrap();
            (found.total, found.offerings.into_iter().map(|one| one.id).collect::<Vec<_>>())
        };
        assert_eq!(join("", 1).await, (2, vec![open, stopped]));
        assert_eq!(join("", 2).await, (2, vec![]));
        assert_eq!(join("taiji", 1).await, (1, vec![stopped]));
        for words in ["散步", "国画", "剪纸"] {
            assert_eq!(join(words, 1).await, (0, vec![]), "{words}");
        }
        assert!(gives_by_draw(&town, town.university).await.unwrap());
        assert!(!gives_by_draw(&town, town.centre).await.unwrap());
        assert_eq!(offerings_of(&town, town.university, "", 1).await.unwrap().total, 26);
    })
    .await;
}

#[tokio::test]
async fn a_filter_is_kept_by_its_name_and_by_its_own_desk() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let save = async |name: &str, query: &str| {
            let asked = (FilteredList::Offerings, query);
            save_filter(&town, form_key::new(), name, asked, &by).await.unwrap()
        };
        assert_eq!(save("满了的", "places=full").await, Saved::New);
        assert_eq!(save("满了的", "places=full&kind=class").await, Saved::Replaced);
        let kept = saved_filters(&town, town.university).await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].query, "places=full&kind=class");
        assert!(saved_filters(&town, town.centre).await.unwrap().is_empty());
        assert!(is_not_found(&end_filter(&town, kept[0].id, &other).await));
        end_filter(&town, kept[0].id, &by).await.unwrap();
        assert!(is_not_found(&end_filter(&town, kept[0].id, &by).await));
        for number in 0..MOST_FILTERS {
            assert_eq!(save(&format!("第{number}个"), "weekday=1").await, Saved::New);
        }
        assert_eq!(save("再来一个", "weekday=1").await, Saved::TooMany);
        assert_eq!(save("第3个", "weekday=2").await, Saved::Replaced);
        let key = form_key::new();
        for _ in 0..2 {
            let asked = (FilteredList::Offerings, "weekday=3");
            let again = save_filter(&town, key, "第4个", asked, &by).await;
            assert_eq!(again.unwrap(), Saved::Replaced, "sent twice, done once");
        }
        let kept = saved_filters(&town, town.university).await.unwrap();
        assert_eq!(kept.len(), usize::try_from(MOST_FILTERS).unwrap());
        assert!(kept.iter().all(|one| one.list == FilteredList::Offerings));
        // Another list may have one of the same name: nobody's is replaced by what they do not see.
        let room = kept.iter().filter(|one| one.name != "第5个").take(2);
        for (list, one) in [FilteredList::Fees, FilteredList::Log].into_iter().zip(room) {
            end_filter(&town, one.id, &by).await.unwrap();
            for expected in [Saved::New, Saved::Replaced] {
                let asked = (list, "paid");
                let saved = save_filter(&town, form_key::new(), "第5个", asked, &by).await;
                assert_eq!(saved.unwrap(), expected);
            }
        }
        let all = saved_filters(&town, town.university).await.unwrap();
        let lists: Vec<_> =
            all.iter().filter(|one| one.name == "第5个").map(|one| one.list).collect();
        assert_eq!(lists.len(), 3, "{lists:?}");
    })
    .await;
}

#[tokio::test]
async fn one_act_changes_what_it_can_and_says_how_many_it_left() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let open = add(&town, &from_to(&town, "国画", -1, 24)).await;
        let to_come = add(&town, &from_to(&town, "合唱", 5, 24)).await;
        let off = add(&town, &from_to(&town, "声乐", -1, 24)).await;
        cancel(&town, form_key::new(), off, "老师生病", &by).await.unwrap();
        let many = vec![open, to_come, off, open];
        let key = form_key::new();
        for _ in 0..2 {
            let ways = do_to_many(&town, key, many.clone(), Act::Open, &by).await.unwrap();
            assert_eq!(ways, Ways { changed: 1, same: 1, left: 1 });
        }
        let window = offering(&town, to_come).await.unwrap().terms.window;
        assert_eq!(window.closes_at, NOW + Duration::from_secs(24 * 3600), "its end stays");
        ask(&town, to_come, person(&town).await).await.unwrap();
        let until = NOW + Duration::from_secs(3600);
        let key = form_key::new();
        let ways = do_to_many(&town, key, many.clone(), Act::CloseAt(until), &by).await.unwrap();
        assert_eq!(ways, Ways { changed: 2, same: 0, left: 1 });
        assert_eq!(offering(&town, open).await.unwrap().terms.window.closes_at, until);
        assert_eq!(offering(&town, off).await.unwrap().terms.allocation, Allocation::InOrder);

        // Another institution's among them: nothing changes.
        let dance = add(&town, &activity(&town, "舞会", 5)).await;
        let mixed = vec![open, dance];
        let refused = do_to_many(&town, form_key::new(), mixed, Act::Stop, &by).await;
        assert!(is_not_found(&refused));
        let ways = do_to_many(&town, form_key::new(), vec![open], Act::Resume, &by).await.unwrap();
        assert_eq!(ways.same, 1, "it was not stopped");
        counters_are_right(&town).await;
    })
    .await;
}

#[tokio::test]
async fn another_number_of_places_is_offered_to_who_waits_and_is_put_back() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let new = NewOffering { capacity: Some(1), ..from_to(&town, "国画", -1, 24) };
        let full = add(&town, &new).await;
        let empty = add(&town, &from_to(&town, "合唱", -1, 24)).await;
        for _ in 0..3 {
            ask(&town, full, person(&town).await).await.unwrap();
        }
        let places = async |id| offering(&town, id).await.unwrap().places;
        assert_eq!((places(full).await.held, places(full).await.waiting), (1, 2));
        let to = async |number, offerings: Vec<_>| {
            do_to_many(&town, form_key::new(), offerings, Act::Places(number), &by).await.unwrap()
        };
        assert_eq!(to(2, vec![full, empty]).await, Ways { changed: 2, same: 0, left: 0 });
        assert_eq!((places(full).await.held, places(full).await.waiting), (2, 1), "one is asked");
        assert_eq!(places(empty).await.capacity, Some(2));
        assert_eq!(to(1, vec![full, empty]).await, Ways { changed: 1, same: 0, left: 1 });
        counters_are_right(&town).await;
        let subject = Some(store::log::Subject::Offering(empty));
        let filter = store::log::LogFilter { subject, ..Default::default() };
        let log = store::log::entries(&town, &filter, 1, &by).await.unwrap().entries;
        store::log::put_back(&town, form_key::new(), log[0].id, "", &by).await.unwrap();
        assert_eq!(places(empty).await.capacity, Some(2));
        let first_first = store::log::LogFilter { first_first: true, ..filter };
        let log = store::log::entries(&town, &first_first, 1, &by).await.unwrap().entries;
        assert_eq!(log.len(), 3);
        assert_eq!(log[0].stands.get(&Field::Places).map(String::as_str), Some("2"));
        assert_eq!(log[2].act, LogAct::PutBack, "the first one first");
        let subject = Some(store::log::Subject::Offering(full));
        let filter = store::log::LogFilter { subject, ..Default::default() };
        let log = store::log::entries(&town, &filter, 1, &by).await.unwrap().entries;
        let why = store::log::put_back(&town, form_key::new(), log[0].id, "", &by).await;
        assert_eq!(refusal(why), Refusal::FewerPlacesThanHeld { held: 2 });
    })
    .await;
}

#[tokio::test]
async fn sign_up_of_many_opens_at_another_time() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let open = add(&town, &from_to(&town, "国画", -1, 24)).await;
        let soon_over = add(&town, &from_to(&town, "合唱", -1, 2)).await;
        let at = NOW + Duration::from_secs(5 * 3600);
        let many = vec![open, soon_over];
        let ways = do_to_many(&town, form_key::new(), many, Act::OpenAt(at), &by).await.unwrap();
        assert_eq!(ways, Ways { changed: 1, same: 0, left: 1 });
        assert_eq!(offering(&town, open).await.unwrap().terms.window.opens_at, at);
        let early = ask(&town, open, person(&town).await).await;
        assert_eq!(refusal(early), Refusal::NotOpenYet { opens_at: at });
    })
    .await;
}
