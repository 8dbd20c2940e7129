//! The notice for the door as a file: a month as one table, a line for each meeting.

use domain::calendar::{Month, day};
use domain::institution::Institution;

use super::{Block, Paper, Sheet, Table};
use crate::components::telephone::shown;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::notice::days::{Day, days_of};
use crate::pages::desk::notice::entries::{Told, told};
use crate::pages::desk::notice::kind_of;
use crate::paths::offerings_of;
use crate::request::Request;
use crate::wording::desk::notice as words;
use crate::wording::handing_on::SCAN_LIST;

/// The month that was asked for, this one where none was; on A3 where that is wanted.
pub async fn file(
    request: &Request,
    month: Option<Month>,
    is_a3: bool,
) -> Result<Download, AppError> {
    let (say, language) = (request.say(), request.language);
    let institution = request.coordinator()?.institution;
    let institution = store::institution::institution(&request.db, institution).await?;
    let month = month.unwrap_or_else(|| Month::of(day(request.now)));
    let meetings = store::month::meetings_in(&request.db, institution.id, month.span()).await?;
    let closed = store::closure::closed_in(&request.db, institution.id, month.span()).await?;
    let days = days_of(month, meetings, closed);
    let mut blocks = head(request, &institution);
    if days.is_empty() {
        blocks.push(Block::Text(say(words::NOTHING).to_owned()));
    }
    if !days.is_empty() {
        let headings = [words::DAY, words::TIME, words::WHAT, words::HOW].map(say);
        blocks.push(Block::Table(Table {
            headings: headings.map(str::to_owned).to_vec(),
            rows: days.iter().flat_map(|day| of_day(request, day)).collect(),
            boxes: 0,
        }));
    }
    let title = words::title(language, kind_of(&institution), month);
    let sheet = of_size(is_a3);
    let name = format!("{title}.pdf");
    Paper { language, title, sheet, blocks }.download(name)
}

/// Whose notice it is, whom to call, and the code that leads to the list on the web.
pub(super) fn head(request: &Request, house: &Institution) -> Vec<Block> {
    let call = format!("{} {}", request.say()(words::CALL), shown(&house.telephone));
    vec![
        Block::Heading(house.name.clone()),
        Block::Text(call),
        Block::Text(house.address.clone()),
        Block::scan(request, &offerings_of(kind_of(house), house.id), SCAN_LIST),
    ]
}

/// A3 where that is wanted.
pub(super) const fn of_size(is_a3: bool) -> Sheet {
    if is_a3 { Sheet::A3 } else { Sheet::A4 }
}

/// A row for each closure and each meeting; its day stands in the first of them.
fn of_day(request: &Request, day: &Day) -> Vec<Vec<String>> {
    let language = request.language;
    let (date, weekday) = words::date(language, day.date);
    let closed = day.closed.iter().map(|closed| {
        let told = words::closed(language, closed.span, closed.venue.as_deref(), &closed.reason);
        [String::new(), told, String::new()]
    });
    let meetings = day.meetings.iter().map(|meeting| {
        let Told { times, off, name, facts } = told(request, meeting);
        let off = off.map(|off| format!("{off} ")).unwrap_or_default();
        [times, format!("{off}{name}"), facts.join("　")]
    });
    let days =
        std::iter::once(format!("{date}\n{weekday}")).chain(std::iter::repeat(String::new()));
    let rows = days.zip(closed.chain(meetings));
    rows.map(|(day, row)| std::iter::once(day).chain(row).collect()).collect()
}
