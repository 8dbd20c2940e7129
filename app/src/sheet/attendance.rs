//! Who came to which session of an offering: a row for each person, a column for each session.

use domain::attendance::Mark;
use domain::calendar::day;
use domain::id::OfferingId;

use super::export::Export;
use crate::download::Download;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::own_offering;
use crate::request::Request;
use crate::wording::attendance::mark;
use crate::wording::desk::list::NAME;
use crate::wording::files;
use crate::wording::when::short_day;

/// Everybody with a place or a mark, and how often they were there.
pub async fn attendance_file(
    request: &Request,
    id: OfferingId,
    form: &str,
) -> Result<Download, AppError> {
    let language = request.language;
    let offering = own_offering(request, id).await?;
    let all = store::attendance::registers(&request.db, id, request.coordinator()?).await?;
    let title = files::attendance_title(language, &offering.name);
    let mut listing = Export::of(request, title, &[NAME, files::TIMES]);
    let meets = |one: &&store::session::SessionAtDesk| !one.session.changed.is_cancelled();
    let sessions: Vec<_> = all.sessions.iter().filter(meets).map(|one| &one.session).collect();
    let days = sessions.iter().map(|session| short_day(language, day(session.span.from)));
    listing.headings.extend(days);
    for (person, marks) in &all.people {
        let told = |id| marks.get(id).map(|kept: &Mark| request.say()(mark(*kept)).to_owned());
        let times =
            sessions.iter().filter(|one| marks.get(&one.id) == Some(&Mark::Present)).count();
        let mut row = vec![name_of(request, person), times.to_string()];
        row.extend(sessions.iter().map(|session| told(&session.id).unwrap_or_default()));
        listing.rows.push(row);
    }
    listing.download(request, form)
}
