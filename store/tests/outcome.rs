//! The result alone: of each entry its own, also where many are asked for at once.

use std::time::Duration;

use domain::sign_up::Place;
use store::form_key;
use store::sign_up::{outcome, withdraw};

use crate::support::*;

#[tokio::test]
async fn of_many_who_ask_at_once_each_is_told_their_own() {
    on_each_engine(async |town| {
        let class = places(&town, 3).await;
        let mut entries = Vec::new();
        for _ in 0..7 {
            let who = person(&town).await;
            entries.push(ask(&town, class, who).await.unwrap());
        }
        let asked = entries.iter().map(|entry| {
            let (db, id, person) = (town.db.clone(), entry.id, entry.person);
            tokio::spawn(async move { outcome(&db, id, person).await })
        });
        let mut told = Vec::new();
        for one in asked.collect::<Vec<_>>() {
            told.push(one.await.unwrap().unwrap().unwrap().place);
        }
        let waits = |position| Place::Waiting { position };
        let held = Place::Held;
        assert_eq!(told, [held, held, held, waits(1), waits(2), waits(3), waits(4)]);
        let other = outcome(&town, entries[0].id, entries[1].person).await.unwrap();
        assert_eq!(other, None, "somebody else's");
        withdraw(&town, form_key::new(), entries[1].id, entries[1].person).await.unwrap();
        let ended = outcome(&town, entries[1].id, entries[1].person).await.unwrap();
        assert_eq!(ended, None);
        town.clock.advance(Duration::from_secs(400 * 24 * 60 * 60));
        assert_eq!(outcome(&town, entries[0].id, entries[0].person).await.unwrap(), None, "over");
    })
    .await;
}
