//! Who may sign in to a demonstration, for the terminal.

use store::Db;
use store::sign_in::is_at_desk;

use super::institutions::{ACCOUNTS, COLLEAGUES, DeskAccount, PROVINCE_ACCOUNT};
use super::{NEWCOMER, REGULAR};

/// Somebody of the province, who may or may not have places.
const ANYBODY: &str = "199 0100 0000";

/// The numbers and accounts of what the database was filled with; nothing if somebody has filled it otherwise.
pub async fn sign_ins(db: &Db) -> store::Result<Option<String>> {
    let mut desks = Vec::new();
    for account in ACCOUNTS.iter().map(|account| (account.desk, account.institution)) {
        if is_at_desk(db, account.0.sign_in_name).await? {
            desks.push(account);
        }
    }
    let numbers = if desks.len() == ACCOUNTS.len() {
        format!("{NEWCOMER}（还没报过名 nothing yet），{REGULAR}（已有报名 has places）")
    } else if is_at_desk(db, PROVINCE_ACCOUNT.0.sign_in_name).await? {
        desks = vec![PROVINCE_ACCOUNT];
        format!("{ANYBODY}（随便一位老同志 anybody of the province）")
    } else {
        return Ok(None);
    };
    let mut lines = vec![
        "演示账号 Demonstration sign-ins:".to_owned(),
        format!("  手机号 mobile number {numbers}"),
        "    验证码显示在页面上 the code is shown on the page: /sign-in".to_owned(),
        "  管理员 coordinators: /desk/sign-in".to_owned(),
    ];
    let mut told = |desk: &DeskAccount, of: &str| {
        lines
            .push(format!("    {:<8} 密码 password {:<16} {of}", desk.sign_in_name, desk.password));
    };
    desks.iter().for_each(|(desk, institution)| told(desk, institution));
    for one in &COLLEAGUES {
        if is_at_desk(db, one.desk.sign_in_name).await? {
            told(&one.desk, one.title);
        }
    }
    Ok(Some(lines.join("\n")))
}
