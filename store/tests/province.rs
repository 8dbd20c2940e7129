//! A province made up for measuring, here at a hundredth of its size.

use domain::offering::OfferingKind;
use domain::search::Search;
use store::province::{OFFERINGS, Progress, SIGN_UPS, Size, fill};

use crate::support::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_small_province_has_its_people_offerings_and_sign_ups() {
    on_each_engine(async |town| {
        let mut last = Progress { done: 0, of: 1 };
        fill(&town.db, Size { divisor: 100 }, |progress| last = progress).await.unwrap();
        assert_eq!(last.done, last.of, "the bar ends where it should");
        let mut total = 0;
        let mut people = 0;
        for kind in OfferingKind::ALL {
            let search = Search { page: 1, ..Search::of(kind) };
            let found = store::offering::offerings_found(&town.db, &search).await.unwrap();
            total += found.total;
            people += found
                .offerings
                .iter()
                .map(|offering| offering.places.held + offering.places.waiting)
                .sum::<u32>();
            let full = found.offerings.iter().filter(|offering| offering.places.waiting > 0);
            assert!(full.into_iter().all(|offering| offering.places.free() == 0));
        }
        assert_eq!(total, OFFERINGS / 100);
        assert!(people > 0 && people <= SIGN_UPS / 100);
    })
    .await;
}
