//! What is swept away, and what stays.

use std::time::Duration;

use store::housekeeping::sweep;
use store::sign_in::Visitor;

use crate::support::*;

#[tokio::test]
async fn what_was_typed_is_kept_for_a_day_and_no_longer() {
    on_each_engine(async |town| {
        let visitor = Visitor::of("tablet");
        let kept = async || store::attempt::kept(&town, &visitor, "name").await.unwrap();
        store::attempt::keep(&town, &visitor, "name", "张桂兰").await.unwrap();
        town.clock.advance(Duration::from_secs(24 * 3600 - 1));
        assert_eq!(sweep(&town).await.unwrap(), 0);
        assert_eq!(kept().await.as_deref(), Some("张桂兰"));
        town.clock.advance(Duration::from_secs(1));
        assert_eq!(kept().await, None, "not shown any more, even before it is swept away");
        assert_eq!(sweep(&town).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_has_served_its_time_is_swept_away_and_nothing_else() {
    on_each_engine(async |town| {
        let choir = places(&town, 1).await;
        ask(&town, choir, person(&town).await).await.unwrap();
        let visitor = Visitor::of("tablet");
        code_for(&town, &visitor, &mobile(), "192.0.2.7", "/").await.unwrap();
        store::attempt::keep(&town, &visitor, "sign-up", "一").await.unwrap();
        assert_eq!(sweep(&town).await.unwrap(), 0);
        town.clock.advance(Duration::from_secs(20 * 3600));
        assert_eq!(sweep(&town).await.unwrap(), 0, "a night is no reason to forget");
        town.clock.advance(Duration::from_secs(4 * 3600));
        assert_eq!(
            sweep(&town).await.unwrap(),
            7,
            "the attempt, the step, a code, two tries of two limits"
        );
        town.clock.advance(Duration::from_secs(24 * 3600));
        assert_eq!(sweep(&town).await.unwrap(), 2, "the keys of the two forms");
        assert_eq!(town.number("select count(*) from sign_up").await, 1);
    })
    .await;
}
