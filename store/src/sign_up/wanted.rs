//! 志愿要几个: whoever waits since a draw is offered no more of its places than they wanted.

use std::collections::HashMap;

use domain::id::SignUpId;
use domain::refusal::Refusal;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::columns::Columns;
use crate::error::Result;
use crate::lists::{bind_each, padded, placeholders};

/// Who of these has as many places of the draw that they wait since as they wanted there. Whoever has signed up for it again,
/// in order, wants one more.
pub(super) async fn want_no_more(
    connection: &mut AnyConnection,
    waiting: impl IntoIterator<Item = SignUpId>,
) -> Result<HashMap<SignUpId, Refusal>> {
    let waiting = padded(&Vec::from_iter(waiting));
    if waiting.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = include_str!("wanted.sql").replace("SIGN_UPS", &placeholders(1, waiting.len()));
    let sql = sql.replace("DRAWN_WAIT", include_str!("../drawn_wait.sql"));
    let query = bind_each(sqlx::query(AssertSqlSafe(sql)), waiting);
    let rows = query.fetch_all(connection).await?;
    let told = rows.iter().map(|row| {
        let wanted = row.number("wanted")?;
        Ok((row.id("id")?, Refusal::WantsNoMore { wanted }))
    });
    told.collect()
}
