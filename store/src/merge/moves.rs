//! Everything that a record has, and how it is moved to another and back: table by table.

use domain::id::PersonId;
use domain::member::merge::MergeRefusal;
use sqlx::{AssertSqlSafe, Row};

use super::{Moved, refused};
use crate::db::Tx;
use crate::error::{Error, Result};

/// A column that names a person.
struct Column {
    /// What it is called in `merge_row`; never changed.
    what: &'static str,
    table: &'static str,
    column: &'static str,
    /// What tells its rows apart, besides the person.
    key: &'static [&'static str],
    /// What is left with the other record, because the kept one has the same already.
    unless: &'static str,
}

const fn column(what: &'static str, table: &'static str, column: &'static str) -> Column {
    Column { what, table, column, key: &["id"], unless: "" }
}

/// In this order; what somebody did, as themself, is moved like what they have.
const COLUMNS: [Column; 32] = [
    column("merged", "person", "merged_into"),
    Column {
        unless: "sign_up.ended_at is null and exists (select 1 from sign_up k where k.person_id = $2 \
                 and k.offering_id = sign_up.offering_id and k.ended_at is null)",
        ..column("sign_up", "sign_up", "person_id")
    },
    column("sign_up_by", "sign_up", "by_person_id"),
    column("sign_up_ended_by", "sign_up", "ended_by"),
    column("decision_by", "decision", "by_person_id"),
    Column {
        unless: "application.ended_at is null and exists (select 1 from application k where k.person_id = $2 \
                 and k.draw_id = application.draw_id and k.ended_at is null)",
        ..column("application", "application", "person_id")
    },
    column("application_by", "application", "by_person_id"),
    column("application_ended_by", "application", "ended_by"),
    column("log", "log_entry", "person_id"),
    column("notice", "notice", "person_id"),
    column("message", "outbox_message", "person_id"),
    Column {
        unless: "consent.helper_id = $2 or (consent.ended_at is null and exists (select 1 from consent k \
                 where k.person_id = $2 and k.helper_id = consent.helper_id and k.ended_at is null))",
        ..column("consent", "consent", "person_id")
    },
    Column {
        unless: "consent.person_id = $2 or (consent.ended_at is null and exists (select 1 from consent k \
                 where k.helper_id = $2 and k.person_id = consent.person_id and k.ended_at is null))",
        ..column("helper", "consent", "helper_id")
    },
    column("consent_ended_by", "consent", "ended_by"),
    column("consent_code", "consent_code", "person_id"),
    column("consent_code_taken_by", "consent_code", "taken_by"),
    Column {
        key: &["offering_id", "refusal"],
        unless: "exists (select 1 from turned_away k where k.person_id = $2 \
                 and k.offering_id = turned_away.offering_id and k.refusal = turned_away.refusal)",
        ..column("turned_away", "turned_away", "person_id")
    },
    Column {
        key: &["session_id"],
        unless: "exists (select 1 from attendance k where k.person_id = $2 \
                 and k.session_id = attendance.session_id)",
        ..column("attendance", "attendance", "person_id")
    },
    Column {
        key: &["session_id", "person_id"],
        ..column("attendance_by", "attendance", "by_person_id")
    },
    column("attendance_change", "attendance_change", "person_id"),
    Column {
        unless: "attendance_objection.answered_at is null and exists (select 1 from attendance_objection k \
                 where k.person_id = $2 and k.session_id = attendance_objection.session_id \
                 and k.answered_at is null)",
        ..column("attendance_objection", "attendance_objection", "person_id")
    },
    column("attendance_change_by", "attendance_change", "by_person_id"),
    Column {
        unless: "service.replaced_at is null and exists (select 1 from service k where k.person_id = $2 \
                 and k.session_id = service.session_id and k.replaced_at is null)",
        ..column("service", "service", "person_id")
    },
    Column { unless: "booking.asked_how <> 'person'", ..column("booking", "booking", "asked_by") },
    column("receipt_by", "receipt", "by_person_id"),
    column("certificate", "certificate", "person_id"),
    column("certificate_by", "certificate", "issued_by"),
    column("booking_change_by", "booking_change", "by_person_id"),
    column("booking_move_by", "booking_move", "by_person_id"),
    Column { key: &["token"], ..column("calendar_feed", "calendar_feed", "person_id") },
    Column {
        key: &["branch_id"],
        unless: "exists (select 1 from branch_membership k where k.person_id = $2 \
                 and k.branch_id = branch_membership.branch_id)",
        ..column("branch", "branch_membership", "person_id")
    },
    Column {
        key: &["institution_id"],
        unless: "exists (select 1 from member k where k.person_id = $2 \
                 and k.institution_id = member.institution_id)",
        ..column("member", "member", "person_id")
    },
];

/// Moves everything from one record to another; answers what was moved, in this order.
pub(super) async fn move_all(tx: &mut Tx, from: PersonId, to: PersonId) -> Result<Vec<Moved>> {
    let mut moved = Vec::new();
    for one in &COLUMNS {
        let Column { what, table, column, key, unless } = one;
        let but = if unless.is_empty() { String::new() } else { format!(" and not ({unless})") };
        let sql = format!(
            "update {table} set {column} = $2 where {column} = $1{but} returning {}",
            key.join(", ")
        );
        // Only our own names are in it.
        let query = sqlx::query(AssertSqlSafe(sql)).bind(from.to_string()).bind(to.to_string());
        let rows = query.fetch_all(&mut **tx).await?;
        let mut keys = Vec::with_capacity(rows.len());
        for row in &rows {
            let parts: Result<Vec<String>, sqlx::Error> =
                (0..key.len()).map(|index| row.try_get(index)).collect();
            keys.push(parts?.join("\n"));
        }
        keys.sort_unstable();
        moved.extend(keys.into_iter().map(|key| (*what, key)));
    }
    Ok(moved)
}

/// Moves one row back. Refused where it is not the other record's any more: it has moved on.
pub(super) async fn move_back(
    tx: &mut Tx,
    what: &str,
    row_key: &str,
    from: PersonId,
    to: PersonId,
) -> Result<()> {
    let one = COLUMNS.iter().find(|one| one.what == what);
    let Some(Column { table, column, key, .. }) = one else {
        return Err(Error::failed("a row of a merge that nobody knows"));
    };
    let conditions: Vec<String> =
        key.iter().zip(3..).map(|(name, number)| format!("{name} = ${number}")).collect();
    let sql = format!(
        "update {table} set {column} = $2 where {column} = $1 and {}",
        conditions.join(" and ")
    );
    let query = sqlx::query(AssertSqlSafe(sql)).bind(from.to_string()).bind(to.to_string());
    let query = row_key.split('\n').fold(query, |query, part| query.bind(part.to_owned()));
    let rows = query.execute(&mut **tx).await?.rows_affected();
    if rows == 1 { Ok(()) } else { Err(refused(MergeRefusal::MovedOn)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Db;

    /// What names a person and stays as it is: what somebody did as a coordinator, whose record is never merged into another;
    /// sign-ins, which end; who was told apart from whom, two records that are not compared while one of them is merged; whom an import has made a member, of whom taking it back tells that they were merged; and merges themselves.
    const STAYS: [&str; 36] = [
        "announcement.by_id",
        "attendance_objection.answered_by",
        "call.by_person_id",
        "care_contact.by_person_id",
        "cash_closing.by_person_id",
        "certificate.revoked_by",
        "closure.removed_by",
        "column_map.by_person_id",
        "consent.coordinator_id",
        "coordinator.person_id",
        "desk_feed.ended_by",
        "desk_feed.made_by",
        "draw.planned_by",
        "import.coordinator_id",
        "log_entry.by_person_id",
        "import.undone_by",
        "import_row.person_id",
        "merge.by_person_id",
        "merge.kept_id",
        "merge.other_id",
        "merge.undone_by",
        "not_twins.by_person_id",
        "nothing_back.by_person_id",
        "not_twins.first_id",
        "not_twins.second_id",
        "offering.liaison_id",
        "outbox_message.told_by",
        "payment.by_person_id",
        "plan_change.by_person_id",
        "plan_trial.begun_by_person_id",
        "service.by_person_id",
        "session_change.by_person_id",
        "sign_in.person_id",
        "substitute_asked.by_person_id",
        "tap_taken_back.person_id",
        "template.by_person_id",
    ];

    #[tokio::test]
    async fn every_column_that_names_a_person_is_moved_or_known_to_stay() {
        let folder = std::env::temp_dir().join(format!("yinyao-moves-{}", uuid::Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        let address = format!("sqlite:{}", folder.join("yinyao.db").display());
        let db = Db::open(&address).await.unwrap();
        let sql = "select m.name || '.' || f.\"from\" as told from sqlite_master m \
                   join pragma_foreign_key_list(m.name) f where m.type = 'table' and f.\"table\" = 'person' \
                   order by told";
        let mut reader = db.reader().await.unwrap();
        let named: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *reader).await.unwrap();
        drop(reader);
        let moved = COLUMNS.map(|one| format!("{}.{}", one.table, one.column));
        let mut known: Vec<String> = moved.into_iter().chain(STAYS.map(str::to_owned)).collect();
        known.sort();
        assert_eq!(named, known);
        db.close().await;
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn each_is_called_by_a_name_of_its_own() {
        let mut names = COLUMNS.map(|one| one.what);
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
    }
}
