//! What is done without anybody asking: sweeping, telling of consents that end, passing on places that were reserved, sending messages, having the database count
//! what has grown, and looking whether it answers.

use std::time::Duration;

use store::Db;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use crate::messages;
use crate::site::Site;

const SWEEP_EVERY: Duration = Duration::from_secs(5 * 60);
const RELEASE_EVERY: Duration = Duration::from_secs(15);
const SEND_EVERY: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// In a rush a table doubles within seconds.
const COUNT_EVERY: Duration = Duration::from_secs(1);

/// Starts the jobs; they run until they are aborted.
pub fn start(site: &Site) -> [JoinHandle<()>; 5] {
    [
        tokio::spawn(sweep(site.db.clone())),
        tokio::spawn(release(site.db.clone())),
        tokio::spawn(send(site.clone())),
        tokio::spawn(watch(site.clone())),
        tokio::spawn(count(site.db.clone())),
    ]
}

/// Tells of consents that end by their date, and removes what has served its time.
async fn sweep(db: Db) {
    let mut ticks = every(SWEEP_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = store::consent::tell_of_ends(&db).await {
            tracing::warn!(%error, "nobody could be told that a consent ends; it is tried again");
        }
        match store::housekeeping::sweep(&db).await {
            Ok(rows) => tracing::debug!(rows, "swept"),
            Err(error) => tracing::warn!(%error, "sweeping failed; it is tried again"),
        }
    }
}

/// Passes reserved places on to those who wait, once they are everybody's; and free ones to those who can accept them by now.
async fn release(db: Db) {
    let mut ticks = every(RELEASE_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = store::sign_up::pass_on_released(&db).await {
            tracing::warn!(%error, "places could not be passed on; it is tried again");
        }
        if let Err(error) = store::sign_up::pass_on_to_the_able(&db).await {
            tracing::warn!(%error, "nobody who was passed over could be asked again; it is tried later");
        }
    }
}

/// Reminds of what is tomorrow, and sends what waits in the outbox, if texts can be sent at all.
async fn send(site: Site) {
    let mut ticks = every(SEND_EVERY);
    while site.sender.can_send_texts() {
        ticks.tick().await;
        if let Err(error) = store::session::reminder::remind(&site.db).await {
            tracing::warn!(%error, "nobody could be reminded; it is tried again");
        }
        if let Err(error) = messages::send_due(&site.db, &*site.sender).await {
            tracing::warn!(%error, "messages could not be sent; it is tried again");
        }
    }
}

/// Keeps an eye on the database, so that pages need not wait for it while it is away.
async fn watch(site: Site) {
    let mut ticks = every(LOOK_EVERY);
    loop {
        ticks.tick().await;
        site.look_for_database().await;
    }
}

/// Has the database count the tables that have grown.
async fn count(db: Db) {
    let mut ticks = every(COUNT_EVERY);
    loop {
        ticks.tick().await;
        if let Err(error) = db.renew_statistics().await {
            tracing::warn!(%error, "the tables could not be counted; it is tried again after the next change");
        }
    }
}

fn every(period: Duration) -> tokio::time::Interval {
    let mut ticks = interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
