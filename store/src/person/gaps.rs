//! What a counter or a register tells of somebody, where nobody has told it before.

use domain::id::PersonId;
use domain::person::PersonName;
use jiff::civil::Date;
use sqlx::{Any, AssertSqlSafe};

use crate::db::Tx;
use crate::error::Result;
use crate::lists::rows;
use crate::member;
use crate::rows::{Value, bind};
use crate::spelling::person_key;

/// What is told of a person who is there.
pub(crate) struct Told {
    pub person: PersonId,
    pub name: PersonName,
    pub born_on: Option<Date>,
    pub emergency_contact: Option<String>,
    pub emergency_telephone: Option<String>,
    pub address: Option<String>,
}

/// Keeps what nobody has told before; what the people told themselves stays.
pub(crate) async fn fill_gaps(tx: &mut Tx, told: &[Told]) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "update person set \
         name_key = case when person.name is null then v.column3 else person.name_key end, \
         name = coalesce(person.name, v.column2), \
         born_on = coalesce(person.born_on, v.column4), \
         emergency_contact = coalesce(person.emergency_contact, v.column5), \
         emergency_telephone = coalesce(person.emergency_telephone, v.column6), \
         address = coalesce(nullif(trim(person.address), ''), v.column7, person.address) \
         from (values {}) as v where person.id = v.column1",
        rows(1, told.len(), 7)
    );
    let row = |one: &Told| -> [Value; 7] {
        [
            one.person.to_string().into(),
            one.name.as_str().into(),
            person_key(one.name.as_str()).into(),
            one.born_on.map(|day| day.to_string()).into(),
            one.emergency_contact.clone().into(),
            one.emergency_telephone.clone().into(),
            one.address.clone().into(),
        ]
    };
    let values: Vec<Value> = told.iter().flat_map(row).collect();
    // Only our own column names and numbered placeholders are in it.
    bind(sqlx::query::<Any>(AssertSqlSafe(sql)), &values).execute(&mut **tx).await?;
    let people: Vec<PersonId> = told.iter().map(|one| one.person).collect();
    member::are_renamed(tx, &people).await
}
