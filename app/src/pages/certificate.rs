//! 证明: one's own certificates, what stands on one, and checking a code.

use domain::calendar::day;
use domain::certificate::{Certified, total};
use domain::id::CertificateId;
use leptos::prelude::*;
use store::certificate::Certificate;

use crate::components::handing_on::PrintButton;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::pages::{id_in_path, page};
use crate::paths::certificates as ways;
use crate::pdf::lacking;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::attendance::hours::length;
use crate::wording::certificate as words;
use crate::wording::paper;
use crate::wording::when::{day as day_words, days as days_words};

pub mod check;
pub mod mine;
pub mod wanting;

/// In an address: it has just been made.
pub const MADE: &str = "made";

/// One of my own; somebody else's is not found.
#[component]
pub fn CertificatePage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<CertificateId>());
    let say = request.say();
    page(async move {
        let id = id?;
        let one = store::certificate::my_certificate(&request.db, id, request.person()?.id).await?;
        Ok(view! {
            <PageTitle text=say(words::title(&one.facts.what))/>
            <a class="back screen-only" href=ways::MY_CERTIFICATES>{say(words::MINE)}</a>
            <CertificatePaper certificate=one/>
            <div class="button-row screen-only">
                <a class="button button--primary" href=ways::certificate_file(id) data-native="" download="">{say(paper::AS_PDF)}</a>
                <PrintButton/>
            </div>
        })
    })
}

/// The paper itself: what it says, its code, and room for a stamp.
#[component]
pub fn CertificatePaper(
    /// Which.
    certificate: Certificate,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let row = |(term, text): (Words, String)| {
        view! { <div class="paper__row"><dt>{say(term)}</dt><dd><Phrases text=text/></dd></div> }
    };
    let rows = rows(&request, &certificate);
    let lacking = lacking(&rows.iter().map(|(_, text)| text.as_str()).collect::<String>());
    let lacks = (!lacking.is_empty()).then(|| {
        view! {
            <div class="screen-only">
                <NoticeBox kind=BoxKind::Warning><p>{paper::lacking(language, &lacking)}</p></NoticeBox>
            </div>
        }
    });
    let made = request.has_query(MADE).then(|| {
        view! {
            <div class="screen-only"><NoticeBox kind=BoxKind::Done><p>{say(words::MADE)}</p></NoticeBox></div>
        }
    });
    let revoked = certificate.revoked.as_ref().map(|revoked| {
        let (on, reason) = (words::revoked_on(language, day(revoked.at)), revoked.reason.clone());
        view! { <NoticeBox kind=BoxKind::CalledOff><p>{on}</p><p><Phrases text=reason/></p></NoticeBox> }
    });
    view! {
        {made}
        <h1 tabindex="-1">{say(words::title(&certificate.facts.what))}</h1>
        {revoked}
        {lacks}
        <dl class="paper">
            {rows.into_iter().map(row).collect_view()}
            <div class="paper__row"><dt>{say(words::STAMP)}</dt><dd></dd></div>
        </dl>
    }
}

/// What stands on it, row by row: the same on the page and in the file.
pub fn rows(request: &Request, certificate: &Certificate) -> Vec<(Words, String)> {
    let language = request.language;
    let facts = &certificate.facts;
    let mut rows =
        vec![(words::NAME, facts.name.clone()), (words::INSTITUTION, facts.institution.clone())];
    rows.extend(certified(request, &facts.what));
    let check = format!("{}{}", request.installation.public_address, ways::CHECK);
    rows.extend([
        (words::NUMBER, certificate.number.printed()),
        (words::MADE_ON, day_words(language, day(certificate.issued_at))),
        (words::CODE, certificate.code.printed()),
        (words::WHERE_TO_CHECK, check),
    ]);
    rows
}

/// What is certified, row by row.
pub fn certified(request: &Request, what: &Certified) -> Vec<(Words, String)> {
    let language = request.language;
    let days = |(from, to)| (words::DAYS, days_words(language, from, to));
    match what {
        Certified::Attendance { class, term, days: of, attended } => vec![
            (words::CLASS, class.clone()),
            (words::TERM, term.clone()),
            days(*of),
            (words::ATTENDED, words::attended(language, *attended)),
        ],
        Certified::Service { days: of, teams } => {
            let mut rows = vec![days(*of)];
            rows.extend(teams.iter().map(|team| (words::HOURS, words::served(language, team))));
            rows.push((words::TOTAL, length(language, total(teams))));
            rows
        }
    }
}
