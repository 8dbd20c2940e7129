//! A PostgreSQL that has every transaction at SERIALIZABLE, as its relatives do: it stops units for what they have merely read, and
//! each is run again. No promise rests on the usual level, and none on the stricter one.

use std::sync::Arc;

use checker::{Chance, result, rush, visitors};
use store::Db;

use crate::support::*;

const IS_SERIALIZABLE: &str = "select cast(count(*) as bigint) from pg_settings \
     where name = 'transaction_isolation' and setting = 'serializable'";

#[tokio::test(flavor = "multi_thread")]
async fn a_rush_at_two_servers_breaks_no_promise_where_every_transaction_is_serializable() {
    let database = Database::with_tables().await;
    database.forces_serializable().await;
    let town = open_town(&database.address).await;
    assert_eq!(town.number(IS_SERIALIZABLE).await, 1);
    let rushed = Rushed::prepared(&town, 10, 120).await;
    let second = Db::open(&town.address).await.unwrap().at(town.clock.clone());
    let (here, there) = rushed.people.split_at(60);
    let people = |seed, people| visitors(&mut Chance::of(seed), people, &rushed.classes);
    let (at_one, at_other) = (people(11, here), people(12, there));
    let history = || Arc::clone(&rushed.history);
    let other = Arc::new(Direct(second.clone()));
    tokio::join!(
        rush(Arc::clone(&rushed.porter), history(), at_one, rushed.closed, 32),
        rush(other, history(), at_other, rushed.closed, 32),
    );
    rushed.give_up(&town, rushed.classes[0], 4).await;
    second.close().await;
    let (contents, attempts, violations) = rushed.checked(&town).await;
    result("a rush by calls at two servers, serializable", &attempts, 0, violations.len());
    assert_eq!(violations, []);
    assert_eq!(contents.held(rushed.classes[0]), 10, "the dearest is full");
    database.remove().await;
}
