//! What `make run` shows: an institution of each kind with its plan, and people who have signed up. All of it is made up.
//! The files lie in `server/demonstration` and are read by the code that reads a coordinator's own.

mod consents;
mod draws;
mod earlier_lines;
mod fees;
mod institutions;
mod marks;
mod next_term;
mod people;
mod plans;
mod sign_ins;
mod sign_ups;
mod stages;

use std::io::{IsTerminal, Write};

use anyhow::{Context, Result};
use jiff::Timestamp;
use store::Db;
use store::province::Size;

pub use self::sign_ins::sign_ins;

/// The number of the person who has signed up for nothing yet.
const NEWCOMER: &str = "199 0000 2401";
/// The number of the person who has places already, and waits for one.
const REGULAR: &str = "199 0000 2505";

/// Fills an empty database, dated from now on.
pub async fn fill(db: &Db, now: Timestamp) -> Result<()> {
    println!("→ 建演示数据，约十秒。Making the demonstration's data (about 10 seconds).");
    let founded = institutions::add(db).await?;
    let people = people::add(db).await.context("people.xlsx")?;
    plans::add(db, &founded, now).await?;
    // Before all that is of this term: whoever had a place in the last one is no newcomer.
    stages::add(db, &founded, &people, now).await.context("stages")?;
    marks::add(db, &founded, &people, now).await.context("marks")?;
    draws::add(db, &founded, &people, now).await.context("draws")?;
    sign_ups::add(db, &founded, &people).await?;
    earlier_lines::add(db, &founded, &people, now)
        .await
        .context("waiting lists of earlier terms")?;
    next_term::add_planned(db, &founded).await.context("the next term")?;
    consents::add(db, &founded, &people).await.context("consents")?;
    fees::add(db, &founded, &people).await.context("fees")
}

/// Fills an empty database with a province, for measuring: the whole of it, unless a test asks for less.
pub async fn province(db: &Db, size: Size) -> Result<()> {
    println!(
        "→ 建全省规模的数据，约三分钟。Making the data of a whole province (about 3 minutes)."
    );
    let terminal = std::io::stdout().is_terminal();
    let mut shown = 0;
    store::province::fill(db, size, |progress| {
        let percent = u64::from(progress.done) * 100 / u64::from(progress.of.max(1));
        if percent > shown && (terminal || percent % 10 == 0) {
            shown = percent;
            let filled = "#".repeat(usize::try_from(percent / 5).unwrap_or(0));
            let end = if terminal && percent < 100 { "\r" } else { "\n" };
            print!("   [{filled:<20}] {percent} %{end}");
            let _ = std::io::stdout().flush();
        }
    })
    .await?;
    institutions::add_province_desk(db).await
}
