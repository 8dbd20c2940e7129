//! A province made up for measuring, here at a twentieth of its size.

use domain::calendar::{Span, day, start_of};
use domain::institution::{Area, AreaCode};
use domain::offering::{Offering, OfferingKind};
use domain::search::Search;
use jiff::civil::{Date, date};
use store::closure::NewClosure;
use store::province::{BRANCHES, INSTITUTIONS, OFFERINGS, PEOPLE, Progress, SIGN_UPS, Size, fill};

use crate::support::*;

const PART: u32 = 20;
/// Closed for everybody, as the notice of a year's holidays says.
const BRIDGING_DAY: Date = date(2026, 12, 11);

#[tokio::test(flavor = "multi_thread")]
async fn a_small_province_has_its_people_offerings_and_sign_ups() {
    on_each_engine(async |town| {
        let more = [("360403", "浔阳区"), ("360404", "柴桑区")]
            .map(|(code, name)| Area { code: AreaCode::parse(code).unwrap(), name: name.into() });
        store::institution::add_areas(&town, &more).await.unwrap();
        let before = town.number("select count(*) from institution").await;
        let span = Span { from: start_of(BRIDGING_DAY), to: start_of(date(2026, 12, 12)) };
        let closure = NewClosure { span, venue: None, reason: "调休".into() };
        store::closure::add(&town, None, &[closure]).await.unwrap();
        let mut last = Progress { done: 0, of: 1 };
        fill(&town.db, Size { divisor: PART }, |progress| last = progress).await.unwrap();
        assert_eq!(last.done, last.of, "the bar ends where it should");
        for (table, whole, there) in [
            ("select count(*) from person", PEOPLE, 0),
            (
                "select count(*) from person where mobile is not null and born_on is not null",
                PEOPLE,
                0,
            ),
            ("select count(*) from branch", BRANCHES, 0),
            ("select count(distinct person_id) from branch_membership", PEOPLE, 0),
            ("select count(distinct branch_id) from branch_membership", BRANCHES, 0),
            ("select count(*) from institution", INSTITUTIONS, before),
            ("select count(*) from offering", OFFERINGS, 0),
            ("select count(*) from sign_up", SIGN_UPS, 0),
            ("select cast(sum(held + waiting) as bigint) from offering", SIGN_UPS, 0),
        ] {
            assert_eq!(town.number(table).await, i64::from(whole / PART) + there, "{table}");
        }
        counters_are_right(&town).await;
        let offerings = everything(&town).await;
        assert_eq!(offerings.len(), (OFFERINGS / PART) as usize, "everything is found");
        assert!(offerings.iter().any(|offering| offering.places.waiting > 0));
        for offering in &offerings {
            let places = &offering.places;
            assert!(places.waiting == 0 || places.free() == 0, "nobody waits for a free place");
            for session in store::offering::sessions(&town, offering.id).await.unwrap() {
                let on = day(session.span.from);
                assert_ne!((on.month(), on.day()), (1, 1), "{}: 元旦", offering.name);
                let spring = date(2027, 2, 5)..=date(2027, 2, 8);
                assert!(!spring.contains(&on), "{}: 春节", offering.name);
                assert_ne!(on, BRIDGING_DAY, "{}", offering.name);
            }
        }
    })
    .await;
}

async fn everything(town: &Town) -> Vec<Offering> {
    let mut all = Vec::new();
    for kind in OfferingKind::ALL {
        for page in 1.. {
            let search = Search { page, ..Search::of(kind) };
            let found = store::offering::offerings_found(town, &search).await.unwrap();
            let is_last = found.offerings.is_empty();
            all.extend(found.offerings);
            if is_last {
                break;
            }
        }
    }
    all
}
