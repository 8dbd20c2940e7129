//! A draw of thousands: its list and its places are written in few statements, so that everybody else waits only shortly.

use std::time::Instant;

use domain::draw::{FrozenList, Record};
use store::draw::{Fell, freeze, hold};
use store::form_key;
use store::new_offering::NewOffering;

use crate::draw::{DAY, draw_of};
use crate::support::*;

const PEOPLE: &str = "insert into person (id, name, name_key, born_on, created_at) \
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) \
    select '01900000-0000-7000-8000-' || cast(100000000000 + i as text), '陈淑芬', 'chen', '1956-03-05', 0 from n";
const APPLICATIONS: &str = "insert into application (id, draw_id, person_id, number, wanted, made_at, by_person_id) \
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) \
    select '01900000-0000-7000-9000-' || cast(100000000000 + i as text), d.id, \
    '01900000-0000-7000-8000-' || cast(100000000000 + i as text), i * 31, 1 + i % 2, 0, \
    '01900000-0000-7000-8000-' || cast(100000000000 + i as text) from n, draw d";
const WISHES: &str = "insert into wish (application_id, rank, offering_id) \
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000), \
    r(k) as (select 1 union all select k + 1 from r where k < 3) \
    select '01900000-0000-7000-9000-' || cast(100000000000 + i as text), k, o.offering_id \
    from n cross join r join draw_offering o on o.number = (i + 7 * k) % 20 + 1";

#[tokio::test]
async fn three_thousand_people_with_three_wishes_each() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let mut offerings = Vec::new();
        for number in 0..20_i8 {
            let sessions = vec![session(8 + number, 9)];
            let usual = class(&town, &format!("第{number}班"));
            let one = NewOffering { capacity: Some(10), sessions, ..usual };
            offerings.push(add(&town, &one).await);
        }
        let draw = draw_of(&town, &desk, &offerings).await;
        for sql in [PEOPLE, APPLICATIONS, WISHES] {
            town.change(sql).await;
        }
        town.clock.set(NOW + DAY);
        let begun = Instant::now();
        let frozen = freeze(&town, form_key::new(), draw, &desk).await.unwrap();
        let list: FrozenList = frozen.list.parse().unwrap();
        assert_eq!(list.list().applications.len(), 3000);
        let listed = begun.elapsed();
        let seed = "3516241636".parse().unwrap();
        let held =
            hold(&town, form_key::new(), draw, &Fell::just_now(&town, &seed, "掷骰子"), &desk)
                .await
                .unwrap();
        println!("list {listed:?}, draw {:?}", begun.elapsed() - listed);
        let record = Record::verified(&list, &held.record).unwrap();
        let count = |of: fn(&domain::draw::Given) -> usize| {
            record.outcome.offerings.iter().map(of).sum::<usize>() as i64
        };
        let (places, waiting) = (count(|one| one.places.len()), count(|one| one.waiting.len()));
        let of = async |sql| town.number(sql).await;
        assert_eq!(places, 200);
        assert_eq!(of("select count(*) from sign_up where state = 'held'").await, places);
        assert_eq!(of("select count(*) from sign_up where state = 'waiting'").await, waiting);
        assert_eq!(of("select count(*) from wish where answer is null").await, 0);
        let notices = "select count(*) from notice where kind in ('place_drawn', 'not_drawn')";
        let has_place = "select count(distinct person_id) from sign_up where state = 'held'";
        assert_eq!(of(notices).await, 3000 - of(has_place).await + places);
        counters_are_right(&town).await;
    })
    .await;
}
