//! What `make run` shows: an institution of each kind with its plan, and people who have signed up. All of it is made up.
//! The files lie in `server/demonstration` and are read by the code that reads a coordinator's own.

mod institutions;
mod people;
mod plans;
mod sign_ups;

use std::io::{IsTerminal, Write};

use anyhow::{Context, Result, anyhow};
use domain::calendar::{Span, start_of};
use domain::institution::{Area, AreaCode};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Db;
use store::closure::NewClosure;

use self::institutions::ACCOUNTS;

/// The number of the person who has signed up for nothing yet.
const NEWCOMER: &str = "199 0000 2401";
/// The number of the person who has places already, and waits for one.
const REGULAR: &str = "199 0000 2505";

/// Fills an empty database, dated from now on.
pub async fn fill(db: &Db, now: Timestamp) -> Result<()> {
    println!("→ 建演示数据，约十秒。Making the demonstration's data (about 10 seconds).");
    add_areas(db).await?;
    add_holidays(db).await.context("holidays.csv")?;
    let founded = institutions::add(db).await?;
    let people = people::add(db).await.context("people.xlsx")?;
    plans::add(db, &founded, now).await?;
    sign_ups::add(db, &founded, &people).await
}

/// Fills an empty database with a whole province, for measuring.
pub async fn province(db: &Db) -> Result<()> {
    println!(
        "→ 建全省规模的数据，约三分钟。Making the data of a whole province (about 3 minutes)."
    );
    add_areas(db).await?;
    let terminal = std::io::stdout().is_terminal();
    let mut shown = 0;
    store::province::fill(db, store::province::Size::WHOLE, |progress| {
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
    Ok(())
}

/// Who may sign in, for the terminal; nothing if the database holds something else.
pub async fn sign_ins(db: &Db) -> store::Result<Option<String>> {
    let institutions = store::institution::institutions(db, None).await?;
    if !ACCOUNTS
        .iter()
        .all(|account| institutions.iter().any(|there| there.name == account.institution))
    {
        return Ok(None);
    }
    let mut lines = vec![
        "演示账号 Demonstration sign-ins:".to_owned(),
        format!(
            "  手机号 mobile number {NEWCOMER}（还没报过名 nothing yet），{REGULAR}（已有报名 has places）"
        ),
        "    验证码显示在页面上 the code is shown on the page: /sign-in".to_owned(),
        "  管理员 coordinators: /desk/sign-in".to_owned(),
    ];
    lines.extend(ACCOUNTS.iter().map(|account| {
        format!(
            "    {:<8} 密码 password {:<16} {}",
            account.sign_in_name, account.password, account.institution
        )
    }));
    Ok(Some(lines.join("\n")))
}

/// The province, its cities and counties.
async fn add_areas(db: &Db) -> Result<()> {
    let mut areas = vec![area("360000", "江西省")?];
    for line in include_str!("../demonstration/areas.csv").lines().skip(1) {
        let (code, rest) = line.split_once(',').context("areas.csv: a line without a comma")?;
        areas.push(area(code, rest.split(',').next().unwrap_or_default())?);
    }
    Ok(store::institution::add_areas(db, &areas).await?)
}

fn area(code: &str, name: &str) -> Result<Area> {
    Ok(Area { code: AreaCode::parse(code)?, name: name.to_owned() })
}

/// Public holidays, on which nobody teaches.
async fn add_holidays(db: &Db) -> Result<()> {
    let lines = include_str!("../demonstration/holidays.csv").lines().skip(1);
    let holidays = lines.map(holiday).collect::<Result<Vec<_>>>()?;
    store::closure::add(db, None, &holidays).await?;
    Ok(())
}

fn holiday(line: &str) -> Result<NewClosure> {
    let [from, to, reason] = line.split(',').collect::<Vec<_>>()[..] else {
        return Err(anyhow!("{line}: three values are needed"));
    };
    let (from, to): (Date, Date) = (from.parse()?, to.parse()?);
    let span = Span { from: start_of(from), to: start_of(to.tomorrow()?) };
    Ok(NewClosure { span, venue: None, reason: reason.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_holiday_can_be_read() {
        let lines: Vec<_> = include_str!("../demonstration/holidays.csv").lines().skip(1).collect();
        assert_eq!(lines.iter().filter(|line| holiday(line).is_ok()).count(), lines.len());
        assert!(holiday("2026-01-01,x").is_err());
    }
}
