//! An offering's list page by page, in every order.

use domain::listing::{EntryColumn, Order};
use domain::sign_up::{Place, SignUpState};
use jiff::civil::date;
use store::form_key;
use store::sign_up::{Numbered, Part, entries_of, people, withdraw};

use crate::support::*;

/// A line by its number in the list and its name.
fn told(one: &Numbered) -> String {
    format!("{}{}", one.number, one.entry.person.name.as_ref().unwrap().as_str())
}

#[tokio::test]
async fn both_parts_of_a_list_are_ordered_and_keep_their_numbers() {
    on_each_engine(async |town| {
        let choir = places(&town, 3).await;
        let by = coordinator(&town, town.university).await;
        for (name, year) in [
            ("周一平", 1950),
            ("陈淑芬", 1955),
            ("李桂兰", 1948),
            ("王建国", 1952),
            ("安明", 1960),
            ("赵丽", 1945),
        ] {
            let person = somebody(&town, Some(name), Some(date(year, 3, 5))).await;
            ask(&town, choir, person).await.unwrap();
        }
        let listed = async |part, order: Order<EntryColumn>, size| {
            let page = people(&town, choir, part, order, size, &by).await.unwrap();
            (page.rows.iter().map(told).collect::<Vec<_>>().join(" "), page.total)
        };
        let usual = Order::default();
        // Those with a place are numbered by name, those who wait as they stand in line.
        let (places, line) = (Part::WithPlace, Part::Waiting);
        assert_eq!(listed(places, usual, 50).await, ("1陈淑芬 2李桂兰 3周一平".into(), 3));
        assert_eq!(listed(line, usual, 50).await, ("1王建国 2安明 3赵丽".into(), 3));
        let by_name = Order::by(EntryColumn::Name);
        assert_eq!(listed(line, by_name, 50).await.0, "2安明 1王建国 3赵丽");
        let last_name = by_name.ordered_by(EntryColumn::Name);
        assert_eq!(listed(places, last_name, 50).await.0, "3周一平 2李桂兰 1陈淑芬");
        let oldest = Order::by(EntryColumn::Age);
        assert_eq!(listed(places, oldest, 50).await.0, "2李桂兰 3周一平 1陈淑芬");
        let youngest = oldest.ordered_by(EntryColumn::Age);
        assert_eq!(listed(line, youngest, 50).await.0, "2安明 1王建国 3赵丽");
        let joined = Order::by(EntryColumn::Joined);
        assert_eq!(listed(places, joined, 50).await.0, "3周一平 1陈淑芬 2李桂兰");
        // A page of two; a page too far is the last.
        assert_eq!(listed(line, joined.at_page(1), 2).await, ("1王建国 2安明".into(), 3));
        for page in [2, 3, 9_999] {
            assert_eq!(listed(line, joined.at_page(page), 2).await, ("3赵丽".into(), 3));
        }
        assert_eq!(listed(Part::Ended, usual, 50).await, (String::new(), 0));
    })
    .await;
}

#[tokio::test]
async fn every_page_together_is_the_whole_list() {
    on_each_engine(async |town| {
        let choir = places(&town, 4).await;
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.team).await;
        let mut asked = Vec::new();
        for _ in 0..9 {
            let person = person(&town).await;
            asked.push((person, ask(&town, choir, person).await.unwrap()));
        }
        for (person, sign_up) in &asked[7..] {
            withdraw(&town, form_key::new(), sign_up.id, *person).await.unwrap();
        }
        let mut paged = Vec::new();
        for part in [Part::WithPlace, Part::Waiting, Part::Ended] {
            for page in 1..=2 {
                let order = Order::default().at_page(page);
                let found = people(&town, choir, part, order, 3, &by).await.unwrap();
                if page <= domain::listing::pages(found.total, 3) {
                    paged.extend(found.rows.into_iter().map(|one| one.entry));
                }
            }
            let usual = Order::default();
            assert!(is_not_found(&people(&town, choir, part, usual, 3, &other).await));
        }
        let whole = entries_of(&town, choir, &by).await.unwrap();
        assert_eq!(paged, whole);
        let line = people(&town, choir, Part::Waiting, Order::default(), 50, &by).await.unwrap();
        for one in line.rows {
            let position = Place::Waiting { position: one.number };
            assert_eq!(one.entry.sign_up.state, SignUpState::Live(position));
        }
    })
    .await;
}
