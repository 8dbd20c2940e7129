//! The slip of a consent: to be printed twice and signed by both; with the way to end it.

use domain::id::ConsentId;
use leptos::prelude::*;
use store::consent::ConsentEntry;

use crate::components::acting::name_or_somebody;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::papers::desk_consent_file;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::consent::counter as words;
use crate::wording::consent::{self, MAY_DO, UNTIL};
use crate::wording::when;

/// In an address: it has just been recorded.
pub const RECORDED: &str = "recorded";

/// What is signed on the slip.
pub(crate) const SIGNATURES: [Words; 3] =
    [words::SIGN_PERSON, words::SIGN_HELPER, words::SIGN_DATE];

/// Who may act for whom, in what, until when: the same on the page and in the file.
pub(crate) fn rows(request: &Request, entry: &ConsentEntry) -> Vec<(Words, String)> {
    let (say, language) = (request.say(), request.language);
    let person = name_or_somebody(request, entry.person.as_ref());
    let helper = name_or_somebody(request, entry.helper.as_ref());
    let helper = consent::helper_called(language, &entry.consent.relation, &helper);
    let mobile = entry.helper_mobile.as_ref().map(|mobile| mobile.spaced());
    let mut rows: Vec<(Words, String)> = vec![
        (words::PERSON, person),
        (words::HELPER, helper),
        (words::HELPER_MOBILE, mobile.unwrap_or_default()),
        (MAY_DO, consent::scope(language, entry.consent.scope)),
        (UNTIL, when::day(language, entry.last_day())),
        (words::HOW_GIVEN, say(consent::given(entry.consent.given)).to_owned()),
        (words::SLIP_NUMBER, when::moment(language, entry.consent.from)),
    ];
    if !entry.holds(request.now) {
        let ended = consent::ended(language, entry.consent.ended_at, entry.ended_by);
        rows.push((crate::wording::desk::STATE, ended));
    }
    rows
}

/// Recorded elsewhere, it is not found.
#[component]
pub fn ConsentSlipPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<ConsentId>());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let entry = store::consent::consent_at_desk(&request.db, id?, by).await?;
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let holds = entry.holds(request.now);
        let rows = rows(&request, &entry);
        let rows = rows.into_iter().map(|(term, text)| {
            view! { <div class="paper__row"><dt>{say(term)}</dt><dd><Phrases text=text/></dd></div> }
        });
        let signatures = SIGNATURES.map(|term| {
            view! { <div class="paper__row"><dt>{say(term)}</dt><dd></dd></div> }
        });
        Ok(view! {
            <PageTitle text=say(words::SLIP)/>
            <a class="back" href=paths::DESK_CONSENTS>{say(words::CONSENTS)}</a>
            <h1 tabindex="-1">{say(words::SLIP)}</h1>
            {request.has_query(RECORDED).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::RECORDED)}</p></NoticeBox>
            })}
            <div class="button-row">
                <PrintButton/>
                <PdfButton way=desk_consent_file(entry.consent.id)/>
                {holds.then(|| view! {
                    <a class="button" href=paths::desk_consent_end(entry.consent.id)>{say(words::END_IT)}</a>
                })}
            </div>
            <p>{institution.name}</p>
            <dl class="paper">{rows.collect_view()}{holds.then(|| signatures.collect_view())}</dl>
            <p>{say(words::NOTHING_ELSE)}</p>
        })
    })
}
