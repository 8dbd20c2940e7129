//! Lists of rooms and people are taken over in one unit, each once, and nothing is told of others' people.

use std::sync::Arc;

use domain::booking::Hours;
use domain::id::{FormKey, ImportId};
use domain::listing::{ImportColumn, Order};
use domain::member::register::Recognised;
use domain::person::{Coordinator, Mobile, PersonName};
use domain::venue::StepFree;
use jiff::civil::{Date, date, time};
use store::form_key;
use store::import::{
    NewMember, NewRoom, Outcome, RoomDifference, RoomStanding, compare_rooms, confirm_people,
    confirm_rooms, imports, keep_columns, prepare, prepared, recognised, remembered_columns,
};
use store::member::find;

use crate::support::*;

pub const BORN: Date = date(1956, 10, 25);

pub fn member(row: u32, name: &str, mobile: Option<&Mobile>) -> NewMember {
    NewMember {
        row,
        identity: Some(row),
        name: PersonName::parse(name).unwrap(),
        sex: Some(domain::plan::Sex::Female),
        born_on: Some(BORN),
        mobile: mobile.cloned(),
        address: "红谷滩区".into(),
        area: None,
        category: "退休".into(),
        former_unit: "南昌市第二中学".into(),
        branch: Some("第一党支部".into()),
        emergency_contact: Some("杨长松（儿子）".into()),
        emergency_telephone: None,
    }
}

pub fn room(name: &str, places: u32) -> NewRoom {
    let (opens, closes) = (time(8, 30, 0, 0), time(17, 0, 0, 0));
    NewRoom {
        name: name.into(),
        floor: "1".into(),
        capacity: places,
        equipment: "投影".into(),
        directions: String::new(),
        step_free: StepFree::Yes,
        hours: Hours::default().with(jiff::civil::Weekday::Tuesday, vec![(opens, closes)]),
    }
}

pub async fn take_people(
    town: &Town,
    key: FormKey,
    id: ImportId,
    people: Vec<NewMember>,
    by: &Coordinator,
) -> store::Result<Outcome> {
    confirm_people(town, key, id, people, by, Arc::default()).await
}

pub async fn handed_in(town: &Town, by: &Coordinator, kind: &str) -> ImportId {
    prepare(town, by, "名册.xlsx", kind, "{}").await.unwrap()
}

#[tokio::test]
async fn a_register_makes_members_once_however_often_it_comes() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let import = handed_in(&town, &by, "people").await;
        let (first, second) = (mobile(), mobile());
        let people =
            vec![member(2, "王娥", Some(&first)), member(3, "李英", Some(&second)), member(4, "吴梅", None)];
        let key = form_key::new();
        let (one, other) = tokio::join!(
            take_people(&town, key, import, people.clone(), &by),
            take_people(&town, form_key::new(), import, people.clone(), &by)
        );
        let done = Outcome { added: 3, ..Outcome::default() };
        assert_eq!((one.unwrap(), other.unwrap()), (done, done));
        assert_eq!(town.number("select count(*) from member").await, 3);
        let kept = "select count(*) from person where sex = 'woman' and category = '退休' \
                    and address = '红谷滩区' and former_unit = '南昌市第二中学' and born_on = '1956-10-25'";
        assert_eq!(town.number(kept).await, 3);
        assert_eq!(town.number("select count(*) from branch_membership").await, 3);
        assert_eq!(prepared(&town, import, &by).await.unwrap().content, "", "people are kept once");
        let found = find(&town, &domain::member::Sought::parse("吴梅").unwrap(), &by).await.unwrap();
        assert_eq!(found.len(), 1);
        // The next list: two are the same, one has another number, one is new.
        let (third, fourth) = (mobile(), mobile());
        let next = vec![
            member(2, "王娥", Some(&first)),
            member(3, "李英", Some(&third)),
            member(4, "吴梅", None),
            member(5, "周兰", Some(&fourth)),
        ];
        let again = handed_in(&town, &by, "people").await;
        let outcome = take_people(&town, form_key::new(), again, next, &by).await.unwrap();
        let told = Outcome { added: 1, unchanged: 2, number_differs: 1, ..Outcome::default() };
        assert_eq!(outcome, told);
        assert_eq!(town.number("select count(*) from member").await, 4);
        let latest = imports(&town, Order::default(), 20, &by).await.unwrap();
        assert_eq!((latest.total, latest.rows[0].id, latest.rows[0].outcome), (2, again, told));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_known_elsewhere_joins_and_nothing_is_told_of_them() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let number = mobile();
        let there = handed_in(&town, &elsewhere, "people").await;
        let known = vec![member(2, "王娥", Some(&number))];
        take_people(&town, form_key::new(), there, known, &elsewhere).await.unwrap();
        // The same number: herself, and a couple's other half, of whom the number is not theirs.
        let list = vec![member(2, "王娥", Some(&number)), member(3, "杨国", Some(&number))];
        let who = recognised(&town, &list[..1], &by).await.unwrap();
        assert!(matches!(who[0], Recognised::Joins(_)));
        let silent = recognised(&town, &list[1..], &by).await.unwrap();
        let untold = Recognised::New { shares_number: true, may_be_told: false };
        assert_eq!(silent[0], untold);
        let here = handed_in(&town, &by, "people").await;
        let outcome = take_people(&town, form_key::new(), here, list, &by).await.unwrap();
        assert_eq!(outcome.added, 2);
        assert_eq!(town.number("select count(*) from person where name = '王娥'").await, 1);
        assert_eq!(town.number("select count(*) from member").await, 3);
        let shared = "select count(*) from person where name = '杨国' and mobile is null \
                      and emergency_telephone is not null";
        assert_eq!(town.number(shared).await, 1);
        assert!(is_not_found(&prepared(&town, here, &elsewhere).await));
    })
    .await;
}

/// Whoever has signed in already: a register tells where their letters go, unless they have told it themselves.
#[tokio::test]
async fn an_address_of_a_register_fills_a_gap_and_writes_over_nothing() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let elsewhere = coordinator(&town, town.centre).await;
        let numbers = [mobile(), mobile()];
        let there = handed_in(&town, &elsewhere, "people").await;
        let list = [member(2, "王娥", Some(&numbers[0])), member(3, "李英", Some(&numbers[1]))];
        take_people(&town, form_key::new(), there, list.to_vec(), &elsewhere).await.unwrap();
        town.change("update person set address = null where name = '王娥'").await;
        town.change("update person set address = '沿江路3号' where name = '李英'").await;
        let here = handed_in(&town, &by, "people").await;
        let outcome = take_people(&town, form_key::new(), here, list.to_vec(), &by).await.unwrap();
        assert_eq!(outcome.added, 2);
        let filled = "select count(*) from person where name = '王娥' and address = '红谷滩区'";
        let own = "select count(*) from person where name = '李英' and address = '沿江路3号'";
        assert_eq!((town.number(filled).await, town.number(own).await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn two_desks_with_the_same_people_at_once_make_each_once() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let numbers: Vec<Mobile> = (0..40).map(|_| mobile()).collect();
        let people: Vec<NewMember> = numbers
            .iter()
            .zip(2..)
            .map(|(number, row)| NewMember { branch: None, ..member(row, "王娥", Some(number)) })
            .collect();
        let (one, two) =
            (handed_in(&town, &by, "people").await, handed_in(&town, &other, "people").await);
        let (first, second) = tokio::join!(
            take_people(&town, form_key::new(), one, people.clone(), &by),
            take_people(&town, form_key::new(), two, people.clone(), &other)
        );
        assert_eq!((first.unwrap().added, second.unwrap().added), (40, 40));
        assert_eq!(town.number("select count(*) from person where name = '王娥'").await, 40);
        assert_eq!(town.number("select count(*) from member").await, 80);
    })
    .await;
}

#[tokio::test]
async fn a_list_of_rooms_adds_what_is_new_and_changes_others_if_that_is_wanted() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.centre).await;
        let first = handed_in(&town, &by, "rooms").await;
        let rooms = [room("101 多功能厅", 150), room("102 琴房", 12)];
        let outcome =
            confirm_rooms(&town, form_key::new(), first, &rooms, None, &by).await.unwrap();
        assert_eq!(outcome, Outcome { added: 2, ..Outcome::default() });
        let now = [room("１０１多功能厅", 120), room("102 琴房", 12), room("103 画室", 30)];
        let standings = compare_rooms(&town, &now, &by).await.unwrap();
        let differs = RoomStanding::Different(vec![RoomDifference::Capacity]);
        assert_eq!(standings, [differs, RoomStanding::Same, RoomStanding::New]);
        let second = handed_in(&town, &by, "rooms").await;
        let outcome = confirm_rooms(&town, form_key::new(), second, &now, None, &by).await.unwrap();
        assert_eq!(outcome, Outcome { added: 1, unchanged: 2, ..Outcome::default() });
        assert_eq!(town.number("select count(*) from venue where capacity = 120").await, 0);
        let third = handed_in(&town, &by, "rooms").await;
        let outcome =
            confirm_rooms(&town, form_key::new(), third, &now, Some(store::Seen::nothing()), &by)
                .await
                .unwrap();
        assert_eq!(outcome, Outcome { changed: 1, unchanged: 2, ..Outcome::default() });
        assert_eq!(town.number("select count(*) from venue where capacity = 120").await, 1);
        assert_eq!(town.number("select count(*) from venue_hours").await, 3);
    })
    .await;
}

#[tokio::test]
async fn columns_are_remembered_by_their_headings_for_one_institution() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let id = handed_in(&town, &by, "").await;
        keep_columns(&town, id, &by, ("people", "{\"a\":1}"), ("姓名\n电话", "map")).await.unwrap();
        let kept = prepared(&town, id, &by).await.unwrap();
        assert_eq!((kept.kind.as_str(), kept.content.as_str()), ("people", "{\"a\":1}"));
        keep_columns(&town, id, &by, ("people", "{}"), ("姓名\n电话", "other")).await.unwrap();
        let told = remembered_columns(&town, "姓名\n电话", &by).await.unwrap();
        assert_eq!(told.as_deref(), Some("other"), "the latest counts");
        assert_eq!(remembered_columns(&town, "姓名\n电话", &other).await.unwrap(), None);
        let theirs = keep_columns(&town, id, &other, ("people", "{}"), ("a", "b")).await;
        assert!(is_not_found(&theirs));
        take_people(&town, form_key::new(), id, vec![], &by).await.unwrap();
        let late = keep_columns(&town, id, &by, ("people", "{}"), ("a", "b")).await;
        assert!(is_not_found(&late), "it was confirmed");
    })
    .await;
}

#[tokio::test]
async fn a_register_that_nobody_confirms_is_not_kept_for_ever() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let (people, plan) =
            (handed_in(&town, &by, "people").await, handed_in(&town, &by, "class").await);
        let kept = async |id| prepared(&town, id, &by).await.unwrap().content;
        town.clock.advance(std::time::Duration::from_secs(2 * 24 * 3600));
        assert_eq!(store::housekeeping::sweep(&town).await.unwrap(), 1);
        assert_eq!((kept(people).await.as_str(), kept(plan).await.as_str()), ("", "{}"));
    })
    .await;
}

#[tokio::test]
async fn imports_are_listed_in_every_order_a_page_at_a_time() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let mut made = Vec::new();
        for (number, kind) in [(1, "rooms"), (2, "people"), (3, "rooms")] {
            town.clock.set(NOW + std::time::Duration::from_secs(number * 60));
            let id = handed_in(&town, &by, kind).await;
            let rooms = [room(&format!("{number}号房"), 20)];
            confirm_rooms(&town, form_key::new(), id, &rooms, None, &by).await.unwrap();
            made.push(id);
        }
        // What was never confirmed is no import.
        handed_in(&town, &by, "rooms").await;
        let listed = async |order: Order<ImportColumn>, size| {
            let page = imports(&town, order, size, &by).await.unwrap();
            let place = |id| made.iter().position(|one| *one == id).unwrap() + 1;
            (page.rows.iter().map(|one| place(one.id)).collect::<Vec<_>>(), page.total)
        };
        let latest = Order::default();
        assert_eq!(listed(latest, 20).await, (vec![3, 2, 1], 3));
        assert_eq!(listed(latest.ordered_by(ImportColumn::Time), 20).await.0, [1, 2, 3]);
        let by_kind = latest.ordered_by(ImportColumn::Kind);
        assert_eq!(listed(by_kind, 20).await.0, [2, 3, 1]);
        assert_eq!(listed(by_kind.ordered_by(ImportColumn::Kind), 20).await.0, [3, 1, 2]);
        assert_eq!(listed(latest.ordered_by(ImportColumn::Who), 20).await.0, [3, 2, 1]);
        assert_eq!(listed(latest.at_page(2), 2).await, (vec![1], 3));
        assert_eq!(listed(latest.at_page(77), 2).await, (vec![1], 3));
        let other = coordinator(&town, town.centre).await;
        assert_eq!(imports(&town, latest, 20, &other).await.unwrap().total, 0);
    })
    .await;
}
