//! An import is taken back in one unit, as far as nobody has a part in it.

use std::sync::Arc;

use domain::attendance::Means;
use domain::import::Stays;
use domain::listing::Order;
use store::attendance::{Arrival, walk_in};
use store::form_key;
use store::import::{
    NewRoom, Outcome, Undone, confirm, confirm_rooms, imports, undo, what_undoing_does,
};
use store::new_offering::NewOffering;
use store::offering::close;

use crate::import_lists::{handed_in, member, room, take_people};
use crate::session::at_desk;
use crate::support::*;

fn planned(town: &Town, name: &str) -> NewOffering {
    NewOffering {
        import_key: Some(format!("class|{name}")),
        import_fingerprint: Some("a".into()),
        ..class(town, name)
    }
}

const REASON: &str = "导入时弄错了";

#[tokio::test]
async fn what_somebody_signed_up_for_stays_and_the_rest_is_called_off() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let id = handed_in(&town, &by, "class").await;
        assert!(
            is_not_found(&undo(&town, form_key::new(), id, REASON, &by).await),
            "not confirmed"
        );
        // Each where nobody else is: two that stand in one room are no sound plan.
        let plan = ["楷书", "行书", "隶书"].map(|name| {
            let mut row = planned(&town, name);
            for session in &mut row.sessions {
                session.venue = Some(store::new_offering::NewVenue {
                    name: format!("{name}室"),
                    ..Default::default()
                });
            }
            if let store::new_offering::NewFacts::Class { teacher, .. } = &mut row.facts {
                *teacher = "待定".into();
            }
            row
        });
        confirm(&town, form_key::new(), id, &by, &plan, &[], Arc::default()).await.unwrap();
        let of = async |name: &str| {
            let found =
                store::offering::offerings_of(&town, town.university, name, 1).await.unwrap();
            found.offerings[0].id
        };
        ask(&town, of("楷书").await, person(&town).await).await.unwrap();
        close(&town, form_key::new(), of("隶书").await, &by).await.unwrap();
        let look = what_undoing_does(&town, id, &by).await.unwrap();
        let why: Vec<_> = look.stays.iter().map(|one| (one.name.as_str(), one.why)).collect();
        assert_eq!(why, [("楷书", Stays::AskedFor), ("隶书", Stays::Changed)]);
        assert_eq!(look.goes, Undone { offerings: 1, stayed: 2, ..Undone::default() });
        assert!(is_not_found(&what_undoing_does(&town, id, &other).await));
        assert!(is_not_found(&undo(&town, form_key::new(), id, REASON, &other).await));
        let (key, second) = (form_key::new(), form_key::new());
        let (one, two) =
            tokio::join!(undo(&town, key, id, REASON, &by), undo(&town, second, id, REASON, &by));
        assert_eq!((one.unwrap(), two.unwrap()), (look.goes, look.goes));
        assert_eq!(undo(&town, key, id, REASON, &by).await.unwrap(), look.goes);
        let off = "select count(*) from offering where state = 'cancelled' and name = '行书'";
        assert_eq!(town.number(off).await, 1);
        assert_eq!(town.number("select count(*) from offering where state = 'cancelled'").await, 1);
        assert_eq!(town.number("select count(*) from sign_up where ended_at is null").await, 1);
        let made = imports(&town, Order::default(), 20, &by).await.unwrap();
        assert!(made.rows[0].undone_at.is_some());
        // The plan put right is imported at once: what was called off is new again.
        let again = handed_in(&town, &by, "class").await;
        let outcome =
            confirm(&town, form_key::new(), again, &by, &plan, &[], Arc::default()).await.unwrap();
        assert_eq!(outcome, Outcome { added: 1, unchanged: 2, ..Outcome::default() });
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_up_while_an_import_is_taken_back_keeps_the_place_or_is_refused() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let id = handed_in(&town, &by, "class").await;
        confirm(&town, form_key::new(), id, &by, &[planned(&town, "楷书")], &[], Arc::default())
            .await
            .unwrap();
        let found = store::offering::offerings_of(&town, town.university, "", 1).await.unwrap();
        let (class, chen) = (found.offerings[0].id, person(&town).await);
        let (asked, undone) =
            tokio::join!(ask(&town, class, chen), undo(&town, form_key::new(), id, REASON, &by));
        let live = town.number("select count(*) from sign_up where ended_at is null").await;
        let off = town.number("select count(*) from offering where state = 'cancelled'").await;
        assert_eq!((live, off), if asked.is_ok() { (1, 0) } else { (0, 1) });
        assert_eq!(i64::from(undone.unwrap().offerings), off);
    })
    .await;
}

#[tokio::test]
async fn people_who_have_nothing_there_are_members_no_more() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let id = handed_in(&town, &by, "people").await;
        let people = vec![member(2, "王娥", Some(&mobile())), member(3, "李英", None)];
        take_people(&town, form_key::new(), id, people.clone(), &by).await.unwrap();
        let sought = domain::member::Sought::parse("王娥").unwrap();
        let wang = store::member::find(&town, &sought, &by).await.unwrap()[0].person.id;
        ask(&town, add(&town, &class(&town, "楷书")).await, wang).await.unwrap();
        let look = what_undoing_does(&town, id, &by).await.unwrap();
        assert_eq!((look.stays.len(), look.stays[0].why), (1, Stays::Known));
        let undone = undo(&town, form_key::new(), id, REASON, &by).await.unwrap();
        assert_eq!(undone, Undone { members: 1, stayed: 1, ..Undone::default() });
        assert_eq!(town.number("select count(*) from member").await, 1);
        // Listed again, she is the same person as before.
        let again = handed_in(&town, &by, "people").await;
        let outcome = take_people(&town, form_key::new(), again, people, &by).await.unwrap();
        assert_eq!(outcome, Outcome { added: 1, unchanged: 1, ..Outcome::default() });
        assert_eq!(town.number("select count(*) from person where name = '李英'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_was_at_the_door_since_stays_a_member() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let id = handed_in(&town, &by, "people").await;
        let people = vec![member(2, "王娥", None), member(3, "李英", None)];
        take_people(&town, form_key::new(), id, people, &by).await.unwrap();
        let sought = domain::member::Sought::parse("王娥").unwrap();
        let wang = store::member::find(&town, &sought, &by).await.unwrap()[0].person.id;
        let class = add(&town, &class(&town, "楷书")).await;
        let session = at_desk(&town, class, &by).await.remove(0).session;
        town.clock.set(session.span.from);
        let guest =
            Arrival { session: session.id, person: wang, means: Means::Card, tapped_at: None };
        walk_in(&town, guest, &by).await.unwrap();
        let look = what_undoing_does(&town, id, &by).await.unwrap();
        let why: Vec<_> = look.stays.iter().map(|one| (one.name.as_str(), one.why)).collect();
        assert_eq!(why, [("王娥", Stays::Came)]);
        let undone = undo(&town, form_key::new(), id, REASON, &by).await.unwrap();
        assert_eq!(undone, Undone { members: 1, stayed: 1, ..Undone::default() });
        assert_eq!(store::member::find(&town, &sought, &by).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn rooms_are_retired_or_said_of_them_what_was_said_before() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let first = handed_in(&town, &by, "rooms").await;
        let rooms = [room("101 多功能厅", 150), room("102 琴房", 12)];
        confirm_rooms(&town, form_key::new(), first, &rooms, None, &by).await.unwrap();
        let second = handed_in(&town, &by, "rooms").await;
        let bigger = [NewRoom { capacity: 160, ..rooms[0].clone() }];
        confirm_rooms(&town, form_key::new(), second, &bigger, Some(store::Seen::nothing()), &by)
            .await
            .unwrap();
        // The room of the first import was changed by the second: it stays.
        let look = what_undoing_does(&town, first, &by).await.unwrap();
        assert_eq!(look.goes, Undone { rooms: 1, stayed: 1, ..Undone::default() });
        assert_eq!(look.stays[0].why, Stays::Changed);
        let undone = undo(&town, form_key::new(), second, REASON, &by).await.unwrap();
        assert_eq!(undone, Undone { room_changes: 1, ..Undone::default() });
        assert_eq!(town.number("select count(*) from venue where capacity = 150").await, 1);
        undo(&town, form_key::new(), first, REASON, &by).await.unwrap();
        assert_eq!(town.number("select count(*) from venue where retired_at is not null").await, 1);
    })
    .await;
}
