//! A register of people: who its rows are, and which of them are members already.

use domain::institution::{Area, area_of_address};
use domain::person::Telephone;
use domain::plan::{PlannedPerson, Reading, Row, RowState};
use store::Seen;
use store::import::NewMember;

use super::listed::{Listed, line};
use crate::components::telephone::shown;
use crate::error::AppError;
use crate::request::Request;
use crate::wording::desk::import_list as words;
use crate::wording::when::day;

/// The people of the sound rows, in order.
pub(super) async fn of(
    request: &Request,
    reading: &Reading<PlannedPerson>,
) -> Result<Vec<NewMember>, AppError> {
    let areas = store::institution::areas(&request.db).await?;
    let sound = reading.rows.iter().filter(|row| row.state != RowState::Wrong);
    Ok(sound.filter_map(|row| member(row, &areas)).collect())
}

fn member(row: &Row<PlannedPerson>, areas: &[Area]) -> Option<NewMember> {
    let planned = row.value.as_ref()?;
    Some(NewMember {
        row: row.number,
        identity: planned.identity.map(|identity| identity.which),
        name: planned.name.clone(),
        sex: planned.sex,
        born_on: planned.born_on,
        mobile: planned.mobile.clone(),
        address: planned.address.clone(),
        area: area_of_address(&planned.address, areas),
        category: planned.category.map(|category| category.name().to_owned()).unwrap_or_default(),
        former_unit: planned.unit.clone(),
        branch: planned.branch.clone(),
        emergency_contact: planned.contact(),
        emergency_telephone: planned.emergency_telephone.clone(),
    })
}

/// Looks at a register that waits.
pub async fn people(
    request: &Request,
    reading: &Reading<PlannedPerson>,
) -> Result<Listed, AppError> {
    let people = of(request, reading).await?;
    let by = request.coordinator()?;
    let recognised = store::import::recognised(&request.db, &people, by).await?;
    let mut sound = people.iter().zip(recognised).peekable();
    let mut lines = Vec::with_capacity(reading.rows.len());
    for row in &reading.rows {
        let told = sound.next_if(|(person, _)| person.row == row.number);
        let known = told.is_some_and(|(_, who)| !who.is_new());
        let told = told.map(|(person, who)| {
            let lost = person.area.is_none() && !person.address.is_empty() && who.is_new();
            let lost = lost.then(|| request.say()(words::NO_AREA).to_owned());
            let remarks = words::remark(request.language, who).into_iter().chain(lost);
            (understood(request, person), remarks.collect::<Vec<_>>())
        });
        lines.push(line(reading, row, known, told));
    }
    Ok(Listed {
        headings: words::PEOPLE_COLUMNS.to_vec(),
        lines,
        differing: 0,
        seen: Seen::nothing(),
    })
}

fn understood(request: &Request, person: &NewMember) -> Vec<String> {
    let mobile = person.mobile.as_ref().map(|mobile| mobile.spaced()).unwrap_or_default();
    let telephone = person.emergency_telephone.as_ref().map(Telephone::as_str).map(shown);
    let contact = person.emergency_contact.clone().into_iter().chain(telephone);
    let more = [&person.category, &person.former_unit].into_iter().cloned();
    let more = more.chain(person.branch.clone()).filter(|text| !text.is_empty());
    let name = person.name.as_str().to_owned();
    let born_on = person.born_on.map(|born_on| day(request.language, born_on));
    vec![
        [name].into_iter().chain(born_on).collect::<Vec<_>>().join("\n"),
        format!("{mobile}\n{}", person.address),
        contact.collect::<Vec<_>>().join("\n"),
        more.collect::<Vec<_>>().join("\n"),
    ]
}
