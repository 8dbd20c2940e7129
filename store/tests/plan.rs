//! The queries behind every page use their index.

use sqlx::{AnyPool, AssertSqlSafe, Row};

use crate::support::*;

/// How SQLite would run a query, its parameters left empty.
async fn plan(town: &Town, sql: &str) -> String {
    let pool = AnyPool::connect(&town.address).await.unwrap();
    let sql = sql.replace("POSITION", include_str!("../src/sign_up/position.sql"));
    let sql = format!("explain query plan {sql}");
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>("detail")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn lists_and_ones_own_sign_ups_use_their_index() {
    on_a_file(async |town| {
        for (sql, index) in [
            (
                concat!(
                    "select o.id ",
                    include_str!("../src/offering/one_kind.sql"),
                    include_str!("../src/offering/sought.sql"),
                    include_str!("../src/offering/page.sql")
                ),
                "offering_by_kind (kind=? AND last_to>?)",
            ),
            (
                concat!(
                    "select o.id ",
                    include_str!("../src/offering/every_kind.sql"),
                    include_str!("../src/offering/sought.sql"),
                    include_str!("../src/offering/page_by_time.sql")
                ),
                "offering_by_kind (kind=? AND last_to>?)",
            ),
            (
                include_str!("../src/offering/counted.sql"),
                "offering_by_kind (kind=? AND last_to>?)",
            ),
            (include_str!("../src/sign_up/my_sign_ups.sql"), "sign_up_by_person (person_id=?"),
            (include_str!("../src/sign_up/timetable.sql"), "sign_up_by_person (person_id=?"),
            (include_str!("../src/sign_up/timetable.sql"), "session_by_offering (offering_id=?"),
            // Its unique (offering_id, joined): the order that counts the positions.
            (include_str!("../src/sign_up/entries_of.sql"), "autoindex_sign_up_2 (offering_id=?"),
            (
                include_str!("../src/around/sessions.sql"),
                "offering_by_institution (institution_id=?",
            ),
            (include_str!("../src/around/sessions.sql"), "session_by_offering (offering_id=?"),
            (
                include_str!("../src/around/bookings.sql"),
                "booking_by_institution (institution_id=?",
            ),
            (include_str!("../src/session/busy.sql"), "sign_up_by_person (person_id=?"),
            (include_str!("../src/session/at_desk.sql"), "session_by_offering (offering_id=?"),
            (
                include_str!("../src/today/meetings.sql"),
                "offering_by_institution (institution_id=?",
            ),
            (include_str!("../src/today/meetings.sql"), "session_by_offering (offering_id=?"),
        ] {
            let plan = plan(&town, sql).await;
            assert!(plan.contains(index), "{index} is not in:\n{plan}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_paid_begins_with_the_few_places_that_are() {
    on_a_file(async |town| {
        let sql = include_str!("../src/fee/fees_due.sql")
            .replace("WHICH", include_str!("../src/fee/unpaid.sql"))
            .replace(" BESIDE", " cross join");
        let plan = plan(&town, &sql).await;
        for step in [
            "SEARCH s USING INDEX sqlite_autoindex_sign_up_1 (id=?)",
            "u USING INDEX sign_up_unpaid",
            "SEARCH u USING INDEX sign_up_by_offering (offering_id=? AND state=?)",
        ] {
            assert!(plan.contains(step), "{step} is missing in {plan}");
        }
    })
    .await;
}
