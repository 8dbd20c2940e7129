//! An offering from a list: what it names is found or made, and it is told as it was written.

use domain::calendar::TimeSlot;
use domain::offering::{KindFacts, OfferingKind};
use jiff::civil::{Weekday, date, time};
use store::new_offering::{NewOffering, NewVenue};
use store::offering::{offering, sessions};

use crate::support::*;

#[tokio::test]
async fn a_class_is_told_as_the_list_wrote_it() {
    on_each_engine(async |town| {
        let new = NewOffering {
            campus: Some("红谷滩校区".into()),
            ..class(&town, "楷书一年级（1）班")
        };
        let id = add(&town, &new).await;
        let told = offering(&town, id).await.unwrap();
        assert_eq!((told.kind, told.name.as_str()), (OfferingKind::Class, "楷书一年级（1）班"));
        assert_eq!(told.institution.name, "南昌市老年大学 红谷滩校区");
        assert_eq!(told.institution.address, "丰和大道1号");
        assert_eq!(told.directions, "乘211路到会展路口站");
        assert_eq!(told.telephone, "0791-0123-4567");
        assert_eq!((told.first_on, told.last_on), (date(2026, 12, 1), date(2026, 12, 22)));
        assert_eq!(told.session_count, 4);
        let (weekday, from, to) = (Weekday::Tuesday, time(9, 0, 0, 0), time(10, 30, 0, 0));
        assert_eq!(told.slots, [TimeSlot { weekday, from, to }]);
        assert_eq!(told.terms.conditions, new.conditions);
        assert_eq!((told.terms.window, told.fee), (new.window, new.fee));
        let (department, teacher) = ("书画系".into(), "魏桂".into());
        let term = "2026年秋季学期".into();
        assert_eq!(told.facts, KindFacts::Class { department, teacher, term });
        let met = sessions(&town, id).await.unwrap();
        assert!(met.iter().zip(&new.sessions).all(|(kept, new)| kept.span == new.span));
        assert_eq!(met[0].venue, told.venue);
    })
    .await;
}

#[tokio::test]
async fn two_campuses_each_have_their_own_room_of_one_name() {
    on_each_engine(async |town| {
        for (name, campus) in [
            ("楷书一年级（1）班", Some("红谷滩校区")),
            ("楷书一年级（2）班", Some("青山湖校区")),
            ("楷书一年级（3）班", Some("青山湖校区")),
            ("楷书一年级（4）班", None),
        ] {
            let new = NewOffering { campus: campus.map(Into::into), ..class(&town, name) };
            add(&town, &new).await;
        }
        assert_eq!(town.number("select count(*) from venue").await, 2);
        let sql = "select count(*) from venue v join campus c on c.id = v.campus_id \
                   where v.name like '青山湖校区%' and c.name = '青山湖校区'";
        assert_eq!(town.number(sql).await, 1);
        let sql = "select count(distinct venue_id) from offering";
        assert_eq!(town.number(sql).await, 2);
    })
    .await;
}

#[tokio::test]
async fn rooms_terms_and_courses_are_made_once() {
    on_each_engine(async |town| {
        for name in ["楷书一年级（1）班", "楷书一年级（2）班"] {
            add(&town, &class(&town, name)).await;
        }
        for table in [
            "select count(*) from venue",
            "select count(*) from term",
            "select count(*) from department",
            "select count(*) from course",
        ] {
            assert_eq!(town.number(table).await, 1, "{table}");
        }
        let terms = store::institution::terms_of(&town, town.university).await.unwrap();
        assert_eq!(terms.len(), 1);
        assert_eq!(terms[0].starts_on, date(2026, 9, 1));
    })
    .await;
}

#[tokio::test]
async fn a_single_afternoon_has_no_weekly_time_but_is_found_by_its_weekday() {
    on_each_engine(async |town| {
        let id = add(&town, &activity(&town, "联欢", 3)).await;
        let told = offering(&town, id).await.unwrap();
        assert!(told.slots.is_empty());
        let search = domain::search::Search {
            weekday: Some(4),
            ..domain::search::Search::of(OfferingKind::Activity)
        };
        assert_eq!(store::offering::offerings_found(&town, &search).await.unwrap().total, 1);
    })
    .await;
}

#[tokio::test]
async fn a_shift_keeps_team_skills_and_effort() {
    on_each_engine(async |town| {
        let id = add(&town, &shift(&town, "医院导诊（上午）", 2)).await;
        let KindFacts::Shift { team, skills, effort } = offering(&town, id).await.unwrap().facts
        else {
            panic!("no shift")
        };
        assert_eq!((team.as_str(), skills.as_str()), ("导诊服务队", "会说南昌话"));
        assert_eq!(effort, domain::offering::Effort::Light);
    })
    .await;
}

#[tokio::test]
async fn the_way_to_a_shift_is_the_way_to_where_it_meets() {
    on_each_engine(async |town| {
        let at = |name: &str, directions: &str| {
            let mut new = shift(&town, name, 2);
            let (name, directions) = (name.to_owned(), directions.to_owned());
            new.sessions[0].venue = Some(NewVenue { name, directions, ..NewVenue::default() });
            new
        };
        let unknown = add(&town, &at("青禾小学", "")).await;
        assert_eq!(offering(&town, unknown).await.unwrap().directions, "");
        let known = add(&town, &at("滨江公园北门", "坐5路到北门站")).await;
        assert_eq!(offering(&town, known).await.unwrap().directions, "坐5路到北门站");
        let told =
            NewOffering { directions: "校门口集合".into(), ..at("桂苑小学", "坐5路") };
        let told = add(&town, &told).await;
        assert_eq!(offering(&town, told).await.unwrap().directions, "校门口集合");
        // A class is in the institution's house.
        let class = add(&town, &class(&town, "楷书")).await;
        assert_eq!(offering(&town, class).await.unwrap().directions, "乘211路到会展路口站");
    })
    .await;
}

#[tokio::test]
async fn the_same_row_of_a_list_is_kept_once() {
    on_each_engine(async |town| {
        let new = NewOffering { import_key: Some("2026秋/7".into()), ..class(&town, "楷书") };
        add(&town, &new).await;
        assert!(store::new_offering::add(&town, &new).await.is_err());
        let elsewhere = NewOffering { institution: town.centre, ..new };
        add(&town, &elsewhere).await;
        assert_eq!(town.number("select count(*) from offering").await, 2);
        assert_eq!(town.number("select count(*) from session").await, 8);
    })
    .await;
}

#[tokio::test]
async fn an_offering_without_sessions_is_none() {
    on_each_engine(async |town| {
        let new = NewOffering { sessions: Vec::new(), ..class(&town, "楷书") };
        assert!(store::new_offering::add(&town, &new).await.is_err());
        assert_eq!(town.number("select count(*) from offering").await, 0);
    })
    .await;
}
