//! People and their branches.

use domain::id::PersonId;
use jiff::civil::Date;
use uuid::Uuid;

use super::{BRANCHES, PEOPLE, Size};
use crate::db::Db;
use crate::error::Result;
use crate::rows::{Value, insert};

const SURNAMES: [&str; 24] = [
    "陈", "李", "王", "刘", "黄", "周", "吴", "徐", "胡", "朱", "熊", "罗", "万", "邓", "肖", "曾",
    "彭", "余", "涂", "祝", "魏", "龚", "欧阳", "上官",
];
const FIRST: [&str; 24] = [
    "淑", "桂", "秀", "国", "建", "金", "水", "冬", "春", "细", "德", "长", "荷", "菊", "梅", "火",
    "木", "新", "玉", "文", "志", "永", "兰", "福",
];
const SECOND: [&str; 20] = [
    "芬", "香", "英", "根", "生", "华", "明", "娥", "莲", "珍", "祥", "松", "平", "妹", "兰", "强",
    "仁", "和", "义", "云",
];

/// People a unit writes at once: enough for speed, few enough that others get their turn.
const CHUNK: u32 = 5_000;

fn name(number: u32) -> String {
    let pick = |list: &[&'static str], by: u32| list[(by as usize) % list.len()];
    format!("{}{}{}", pick(&SURNAMES, number), pick(&FIRST, number / 24), pick(&SECOND, number / 7))
}

/// Between 1931 and 1975.
fn birthday(number: u32) -> String {
    let year = 1931 + i16::try_from(number % 45).unwrap_or(0);
    let month = 1 + i8::try_from(number / 45 % 12).unwrap_or(0);
    let day = 1 + i8::try_from(number / 540 % 28).unwrap_or(0);
    Date::new(year, month, day).unwrap_or(Date::ZERO).to_string()
}

/// Branches over all counties, by their keys.
pub(super) async fn fill_branches(db: &Db, size: Size) -> Result<Vec<String>> {
    let counties = super::institutions::counties(db).await?;
    let ids: Vec<String> = (0..size.of(BRANCHES)).map(|_| Uuid::now_v7().to_string()).collect();
    let rows = ids.iter().enumerate().map(|(number, id)| {
        let (code, county) = &counties[number % counties.len()];
        let name = format!("{county}老干部第{}党支部", number / counties.len() + 1);
        vec![Value::from(id.as_str()), Value::from(code.as_str()), Value::from(name)]
    });
    insert(db, "branch (id, area_code, name)", rows.collect()).await?;
    Ok(ids)
}

/// People, each in one branch, by their keys.
pub(super) async fn fill(
    db: &Db,
    size: Size,
    branches: &[String],
    tell: &mut (impl FnMut(u32) + Send),
) -> Result<Vec<PersonId>> {
    let count = size.of(PEOPLE);
    let mut people = Vec::with_capacity(count as usize);
    for from in (0..count).step_by(CHUNK as usize) {
        let numbers = from..(from + CHUNK).min(count);
        let made = numbers.len();
        let ids: Vec<PersonId> = numbers.clone().map(|_| PersonId(Uuid::now_v7())).collect();
        let created = db.now().as_second();
        let person = |(number, id): (u32, &PersonId)| {
            let name = name(number);
            vec![
                Value::from(id.to_string()),
                Value::from(crate::spelling::person_key(&name)),
                Value::from(name),
                // 199 0100 0000 and up: numbers of the demonstration begin with 199 0000.
                Value::from(format!("199{:08}", 1_000_000 + number)),
                Value::from(birthday(number)),
                Value::from(created),
            ]
        };
        let rows = numbers.clone().zip(&ids).map(person).collect();
        insert(db, "person (id, name_key, name, mobile, born_on, created_at)", rows).await?;
        let membership = |(number, id): (u32, &PersonId)| {
            vec![
                Value::from(branches[number as usize % branches.len()].as_str()),
                Value::from(id.to_string()),
            ]
        };
        let rows = numbers.zip(&ids).map(membership).collect();
        insert(db, "branch_membership (branch_id, person_id)", rows).await?;
        people.extend(ids);
        tell(u32::try_from(made).unwrap_or(0));
    }
    Ok(people)
}
