//! Finding offerings: words, sounds, initials, filters, pages, suggestions.

use std::time::Duration;

use domain::calendar::DayPart;
use domain::id::OfferingId;
use domain::institution::{Area, AreaCode, InstitutionKind};
use domain::offering::{Admission, OfferingKind, Window};
use domain::search::Search;
use store::new_offering::NewOffering;
use store::offering::{offerings_found, offerings_of_every_kind, subjects, suggestions};

use crate::support::*;

async fn ids(town: &Town, search: &Search) -> Vec<OfferingId> {
    let found = offerings_found(town, search).await.unwrap();
    found.offerings.iter().map(|offering| offering.id).collect()
}

fn words(words: &str) -> Search {
    Search { words: words.into(), ..Search::of(OfferingKind::Class) }
}

#[tokio::test]
async fn calligraphy_is_found_by_characters_sounds_and_initials() {
    on_each_engine(async |town| {
        let calligraphy = add(&town, &class(&town, "书法（一）班")).await;
        add(&town, &erhu(&town)).await;
        for typed in [
            "书法",
            "shufa",
            "sf",
            "shu fa",
            "SF",
            "ＳＦ",
            "书法 魏桂",
            "weigui",
            "书画系",
            "302 书法",
        ] {
            assert_eq!(ids(&town, &words(typed)).await, [calligraphy], "{typed}");
        }
        for typed in ["南昌市老年大学", "红谷滩", "lndx"] {
            assert_eq!(ids(&town, &words(typed)).await.len(), 2, "{typed}");
        }
        for typed in ["京剧", "jj", "书法 曾", "hufa", "%", "_"] {
            let found = ids(&town, &words(typed)).await;
            assert_eq!(found.len(), if "%_".contains(typed) { 2 } else { 0 }, "{typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn initials_of_the_institution_find_nothing_at_its_desk_and_stand_last_for_others() {
    on_each_engine(async |town| {
        // The university of 南昌市: ncs.
        let singing = add(&town, &class(&town, "农村诗")).await;
        let other = add(&town, &NewOffering { sessions: vec![session(1, 9)], ..erhu(&town) }).await;
        let desk = async |typed| {
            let found = store::offering::offerings_of(&town, town.university, typed, 1).await;
            found.unwrap().offerings.iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(desk("ncs").await, [singing]);
        assert_eq!(desk("nongcunshi").await, [singing]);
        assert_eq!(desk("lndx").await, []);
        assert_eq!(desk("eh").await, [other]);
        assert_eq!(ids(&town, &words("ncs")).await, [singing, other], "its own words first");
        assert_eq!(ids(&town, &words("lndx")).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_word_is_found_by_each_of_its_sounds() {
    on_each_engine(async |town| {
        let erhu = add(&town, &erhu(&town)).await;
        for typed in ["shengyue", "shengyuexi", "syx", "zengzhiqiang", "zzq", "二胡", "eh"] {
            assert_eq!(ids(&town, &words(typed)).await, [erhu], "{typed}");
        }
    })
    .await;
}

#[tokio::test]
async fn each_filter_leaves_what_it_says() {
    on_each_engine(async |town| {
        let jiujiang = Area { code: AreaCode::parse("360402").unwrap(), name: "濂溪区".into() };
        let kind = InstitutionKind::SeniorUniversity;
        let elsewhere = institution(&town, "濂溪区老年大学", &jiujiang, kind).await;
        let tuesday = add(&town, &class(&town, "楷书")).await;
        let thursday = add(&town, &erhu(&town)).await;
        let far = NewOffering { institution: elsewhere, ..class(&town, "楷书") };
        let far = add(&town, &far).await;
        add(&town, &activity(&town, "联欢", 3)).await;
        let all = Search::of(OfferingKind::Class);
        let area = |code| Search { area: Some(AreaCode::parse(code).unwrap()), ..all.clone() };
        let one = async |search: Search| ids(&town, &search).await;
        assert_eq!(one(all.clone()).await, [tuesday, far, thursday]);
        assert_eq!(one(area("360000")).await.len(), 3);
        assert_eq!(one(area("360100")).await, [tuesday, thursday]);
        assert_eq!(one(area("360402")).await, [far]);
        assert_eq!(one(Search { institution: Some(elsewhere), ..all.clone() }).await, [far]);
        assert_eq!(one(Search { weekday: Some(4), ..all.clone() }).await, [thursday]);
        let afternoon = Some(DayPart::Afternoon);
        assert_eq!(one(Search { day_part: afternoon, ..all.clone() }).await, [thursday]);
        let both = Search { day_part: afternoon, weekday: Some(2), ..all.clone() };
        assert_eq!(one(both).await, []);
        assert_eq!(one(Search { subject: Some("二胡".into()), ..all.clone() }).await, [thursday]);
    })
    .await;
}

#[tokio::test]
async fn free_places_alone_leaves_out_what_is_full_or_waited_for() {
    on_each_engine(async |town| {
        let full = places(&town, 1).await;
        let free = add(&town, &erhu(&town)).await;
        let search = Search { free_only: true, ..Search::of(OfferingKind::Class) };
        assert_eq!(ids(&town, &search).await.len(), 2);
        ask(&town, full, person(&town).await).await.unwrap();
        assert_eq!(ids(&town, &search).await, [free]);
    })
    .await;
}

#[tokio::test]
async fn free_places_alone_leaves_out_what_cannot_be_had_yet_or_any_more() {
    on_each_engine(async |town| {
        let usual = class(&town, "").window;
        let hour = Duration::from_secs(3600);
        let named = |name: &str, window| NewOffering { window, ..class(&town, name) };
        let later = Window { opens_at: NOW + hour, ..usual };
        let later = add(&town, &named("后天开始", later)).await;
        let closed = Window { closes_at: NOW, ..usual };
        add(&town, &named("已经截止", closed)).await;
        let drop_in = NewOffering {
            admission: Admission::DropIn,
            ..named("直接来", Window { opens_at: NOW + hour, ..usual })
        };
        let drop_in = add(&town, &drop_in).await;
        let open = add(&town, &named("正在报名", usual)).await;
        let search = Search { free_only: true, ..Search::of(OfferingKind::Class) };
        let found = ids(&town, &search).await;
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.contains(&open) && found.contains(&drop_in), "one may simply come");
        town.clock.set(NOW + hour);
        assert!(ids(&town, &search).await.contains(&later), "the moment it opens it is there");
    })
    .await;
}

#[tokio::test]
async fn what_is_open_comes_first_and_what_is_over_or_cancelled_not_at_all() {
    on_each_engine(async |town| {
        let window = class(&town, "").window;
        let day = Duration::from_secs(24 * 3600);
        let named = |name: &str, window| NewOffering { window, ..class(&town, name) };
        let closed = Window { opens_at: window.opens_at - day, closes_at: NOW };
        let later = Window { opens_at: NOW + day, closes_at: NOW + day + day };
        let closed = add(&town, &named("甲", closed)).await;
        let later = add(&town, &named("乙", later)).await;
        let second = add(&town, &named("丙二年级", window)).await;
        let first = add(&town, &named("丙一年级", window)).await;
        let drop_in = NewOffering { admission: Admission::DropIn, ..named("丁", window) };
        let drop_in = add(&town, &drop_in).await;
        let gone = add(&town, &named("戊", window)).await;
        let own = coordinator(&town, town.university).await;
        store::offering::cancel(&town, store::form_key::new(), gone, "", &own).await.unwrap();
        let search = Search::of(OfferingKind::Class);
        let expected = [first, second, drop_in, later, closed];
        assert_eq!(ids(&town, &search).await, expected);
        town.clock.set(session(31, 9).span.to);
        assert_eq!(ids(&town, &search).await, []);
    })
    .await;
}

#[tokio::test]
async fn behind_all_doors_the_first_session_comes_first_and_the_filters_hold() {
    on_each_engine(async |town| {
        let third = add(&town, &activity(&town, "联欢", 5)).await;
        let first = add(&town, &class(&town, "楷书")).await;
        let second = add(&town, &shift(&town, "导诊", 2)).await;
        let search = Search::of(OfferingKind::Class);
        let found = async |search: &Search| {
            let found = offerings_of_every_kind(&town, search).await.unwrap();
            (found.offerings.iter().map(|one| one.id).collect::<Vec<_>>(), found.total)
        };
        assert_eq!(found(&search).await, (vec![first, second, third], 3));
        let of_team = Search { institution: Some(town.team), ..search.clone() };
        assert_eq!(found(&of_team).await, (vec![second], 1));
        assert_eq!(found(&words("lianhuan")).await, (vec![third], 1));
        assert_eq!(found(&Search { page: 2, ..search.clone() }).await, (vec![], 3));
        town.clock.set(session(2, 8).span.to);
        assert_eq!(found(&search).await, (vec![first, third], 2));
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repeat() {
    on_each_engine(async |town| {
        for _ in 0..45 {
            add(&town, &class(&town, "楷书")).await;
        }
        let mut seen = Vec::new();
        for page in 1..=3 {
            let search = Search { page, ..Search::of(OfferingKind::Class) };
            let found = offerings_found(&town, &search).await.unwrap();
            assert_eq!(found.total, 45);
            seen.extend(found.offerings.iter().map(|offering| offering.id));
        }
        assert_eq!(seen.len(), 45);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 45);
        let beyond = Search { page: 9, ..Search::of(OfferingKind::Class) };
        let beyond = offerings_found(&town, &beyond).await.unwrap();
        assert_eq!((beyond.offerings.len(), beyond.total), (0, 45));
    })
    .await;
}

#[tokio::test]
async fn suggestions_name_subjects_and_single_offerings_with_their_number() {
    on_each_engine(async |town| {
        add(&town, &class(&town, "楷书一年级")).await;
        add(&town, &class(&town, "楷书二年级")).await;
        let erhu = add(&town, &erhu(&town)).await;
        let lines =
            async |typed: &str| suggestions(&town, OfferingKind::Class, typed).await.unwrap();
        let calligraphy = &lines("shuf").await[0];
        assert_eq!((calligraphy.words.as_str(), calligraphy.count), ("书法", 2));
        assert_eq!(calligraphy.offering, None);
        let told = lines("eh").await;
        let told: Vec<_> =
            told.iter().map(|line| (line.words.as_str(), line.count, line.offering)).collect();
        assert_eq!(told, [("二胡", 1, Some(erhu)), ("二胡提高班", 1, Some(erhu))]);
        let grades = lines("楷书 nianji").await;
        assert_eq!(grades.len(), 2);
        assert!(lines("").await.is_empty());
        assert!(lines("京剧").await.is_empty());
        for line in lines("k").await {
            let found = offerings_found(&town, &words(&line.words)).await.unwrap();
            assert_eq!(found.total, line.count, "{}", line.words);
        }
    })
    .await;
}

#[tokio::test]
async fn subjects_are_in_the_order_of_a_dictionary() {
    on_each_engine(async |town| {
        for subject in ["太极拳", "长笛", "书法", "二胡", "长笛"] {
            let one = NewOffering { subject: subject.into(), ..class(&town, "班") };
            add(&town, &one).await;
        }
        let told = subjects(&town, OfferingKind::Class).await.unwrap();
        assert_eq!(told, ["长笛", "二胡", "书法", "太极拳"]);
        assert!(subjects(&town, OfferingKind::Shift).await.unwrap().is_empty());
    })
    .await;
}
