//! Where one goes from the desk's first page, with how much is to be done there.

use domain::institution::InstitutionKind;
use domain::offering::OfferingKind;
use domain::role::Task;
use leptos::prelude::*;

use crate::error::AppError;
use crate::paths;
use crate::paths::accounts::DESK_ACCOUNTS;
use crate::paths::fees::DESK_FEES;
use crate::request::Request;
use crate::wording::approval::HOW_GIVEN;
use crate::wording::attendance::care::TITLE as CARE;
use crate::wording::consent::counter::CONSENTS;
use crate::wording::desk::IMPORT;
use crate::wording::desk::accounts::TITLE as ACCOUNTS;
use crate::wording::desk::calls::link as call_link;
use crate::wording::desk::draw::DRAWS;
use crate::wording::desk::fees::link as fees_link;
use crate::wording::desk::limits::LINK as LIMITS;
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::messages::link as message_link;
use crate::wording::desk::notice::LINK as NOTICE;
use crate::wording::desk::today::TITLE as TODAY;
use crate::wording::room::desk::TITLE as ROOMS;
use crate::wording::timetable::TERMS;

/// What the buttons tell.
pub(super) struct Ways {
    holds_classes: bool,
    unpaid: u32,
    calls: usize,
    messages: i64,
    manages: bool,
}

impl Ways {
    /// Counts it.
    pub(super) async fn of(request: &Request, kind: InstitutionKind) -> Result<Self, AppError> {
        let by = request.coordinator()?;
        let groups = store::fee::fee_groups(&request.db, by).await?;
        Ok(Self {
            holds_classes: OfferingKind::Class.may_be_held_by(kind),
            unpaid: groups.iter().map(|group| group.people).sum(),
            calls: store::call::number_due(&request.db, by).await?,
            messages: store::outbox::desk::unreached(&request.db, by).await?,
            manages: request.at_desk(Task::Accounts).is_ok(),
        })
    }

    /// A button each. Only classes cost something.
    pub(super) fn buttons(&self, request: &Request) -> impl IntoView + use<> {
        let (say, language) = (request.say(), request.language);
        let (calls, messages) =
            (call_link(language, self.calls), message_link(language, self.messages));
        let fees =
            (self.unpaid > 0 || self.holds_classes).then(|| fees_link(language, self.unpaid));
        let (holds_classes, manages) = (self.holds_classes, self.manages);
        view! {
            <div class="button-row">
                <a class="button button--primary" href=paths::DESK_TODAY>{say(TODAY)}</a>
                <a class="button" href=paths::DESK_IMPORT>{say(IMPORT)}</a>
                <a class="button" href=paths::members::DESK_MEMBERS>{say(MEMBERS)}</a>
                <a class="button" href=paths::rooms::DESK_ROOMS>{say(ROOMS)}</a>
                {holds_classes.then(|| view! { <a class="button" href=paths::terms::DESK_TERMS>{say(TERMS)}</a> })}
                <a class="button" href=paths::answers::DESK_CALLS>{calls}</a>
                <a class="button" href=paths::care::DESK_CARE>{say(CARE)}</a>
                <a class="button" href=paths::answers::DESK_MESSAGES>{messages}</a>
                <a class="button" href=paths::DESK_NOTICE>{say(NOTICE)}</a>
                <a class="button" href=paths::ways::DESK_WAYS>{say(HOW_GIVEN)}</a>
                <a class="button" href=paths::DESK_DRAWS>{say(DRAWS)}</a>
                {fees.map(|words| view! { <a class="button" href=DESK_FEES>{words}</a> })}
                <a class="button" href=paths::DESK_LIMITS>{say(LIMITS)}</a>
                {manages.then(|| view! { <a class="button" href=DESK_ACCOUNTS>{say(ACCOUNTS)}</a> })}
                <a class="button" href=paths::DESK_CONSENTS>{say(CONSENTS)}</a>
            </div>
        }
    }
}
