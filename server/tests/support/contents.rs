//! What the database holds, so that a test can say: nothing has changed.

use std::collections::BTreeMap;

use sqlx::{AnyPool, AssertSqlSafe, Row};

use super::Yinyao;

/// Where a refused form may leave a row: what was typed, what counts against a limit, and the no itself.
const OF_THE_ATTEMPT: [&str; 5] =
    ["attempt", "sign_in_try", "sign_in_limit", "sign_in_step", "turned_away"];

/// What forms change in rows that are there already.
const TOLD: [(&str, &str); 4] = [
    (
        "person",
        "coalesce(name, '') || coalesce(mobile, '') || coalesce(born_on, '') || coalesce(emergency_contact, '') || coalesce(emergency_telephone, '') || cast(revision as text)",
    ),
    (
        "offering",
        "state || coalesce(state_reason, '') || cast(opens_at as text) || cast(closes_at as text) || cast(held as text) || cast(waiting as text) || cast(revision as text)",
    ),
    (
        "sign_up",
        "state || cast(joined as text) || cast(coalesce(ended_at, 0) as text) || coalesce(end_note, '')",
    ),
    ("sign_in", "cast(expires_at as text) || cast(coalesce(ended_at, 0) as text)"),
];

/// A look into the database past the service.
pub struct Contents {
    pool: AnyPool,
    question: String,
}

impl Contents {
    pub async fn of(yinyao: &Yinyao) -> Self {
        let pool = AnyPool::connect(&yinyao.address).await.unwrap();
        let tables = if yinyao.address.starts_with("sqlite") {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
        } else {
            "select cast(tablename as text) as name from pg_tables where schemaname = 'public'"
        };
        let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&pool).await.unwrap();
        assert!(tables.len() > 30, "{tables:?}");
        let kept = tables.iter().filter(|name| !OF_THE_ATTEMPT.contains(&name.as_str()));
        let counts = kept.map(|name| {
            format!("select '{name}' as what, cast(count(*) as text) as told from {name}")
        });
        let told = TOLD.map(|(table, columns)| {
            format!(
                "select 'in {table}' as what, coalesce(string_agg(line, ' '), '') as told \
                 from (select {columns} as line from {table} order by id) as lines"
            )
        });
        let question = counts.chain(told).collect::<Vec<_>>().join(" union all ");
        Self { pool, question }
    }

    /// How many rows each table has, and what stands in those that forms change.
    pub async fn now(&self) -> BTreeMap<String, String> {
        let question = AssertSqlSafe(self.question.as_str());
        let rows = sqlx::query(question).fetch_all(&self.pool).await.unwrap();
        rows.iter().map(|row| (row.get("what"), row.get("told"))).collect()
    }

    pub async fn close(self) {
        self.pool.close().await;
    }
}
