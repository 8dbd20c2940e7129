//! What is swept away, and what stays.

use std::time::Duration;

use store::housekeeping::sweep;
use store::sign_in::{Visitor, ask_for_code};

use crate::support::*;

#[tokio::test]
async fn what_has_served_its_time_is_swept_away_and_nothing_else() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        ask(&town, choir, person(&town).await).await.unwrap();
        let visitor = Visitor::of("tablet");
        ask_for_code(&town, &visitor, &mobile(), "192.0.2.7", "/").await.unwrap();
        store::attempt::keep(&town, &visitor, "sign-up", "一").await.unwrap();
        assert_eq!(sweep(&town).await.unwrap(), 0);
        town.clock.advance(Duration::from_secs(31 * 60));
        assert_eq!(sweep(&town).await.unwrap(), 2, "the attempt and the step");
        town.clock.advance(Duration::from_secs(24 * 3600));
        assert_eq!(sweep(&town).await.unwrap(), 5, "a code, two tries of two limits");
        town.clock.advance(Duration::from_secs(24 * 3600));
        assert_eq!(sweep(&town).await.unwrap(), 1, "the form's key");
        assert_eq!(town.number("select count(*) from sign_up").await, 1);
    })
    .await;
}
