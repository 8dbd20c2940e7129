//! 报名小票: a slip of everything a member has, for those without a telephone; with their card and its code once they have one.

use domain::id::PersonId;
use domain::language::Language;
use domain::member::CardNumber;
use domain::offering::Offering;
use domain::sign_up::SignUpState;
use leptos::prelude::*;
use store::sign_up::MySignUp;

use super::one::sign_ups_here;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::qr::Qr;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::members as ways;
use crate::paths::papers::desk_card_file;
use crate::request::request;
use crate::wording::Words;
use crate::wording::desk::members as words;
use crate::wording::desk::offering::place;
use crate::wording::offering::{when_line, where_line};

/// What the paper is called, and what stands over the lines of the slip.
pub const fn titles(has_card: bool) -> (Words, Words) {
    if has_card {
        (words::CARD_TITLE, words::SLIP_TITLE)
    } else {
        (words::SLIP_TITLE, words::WHAT_THEY_HAVE)
    }
}

/// What stands on the slip: how the place stands, while it does, and on what.
pub fn standing(language: Language, one: &MySignUp) -> Option<(String, &Offering)> {
    match &one.sign_up.state {
        SignUpState::Live(how) => Some((place(language, *how), &one.offering)),
        SignUpState::Ended { .. } => None,
    }
}

/// The card is made on the member's page; the slip needs none.
#[component]
pub fn MemberCardPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let (say, language) = (request.say(), request.language);
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        let member = store::member::member(&request.db, id, by).await?;
        let card = member.card.map(CardNumber::printed);
        let institution = store::institution::institution(&request.db, by.institution).await?;
        let name = name_of(&request, &member.person);
        let has = sign_ups_here(&request, id).await?;
        let lines: Vec<_> = has
            .iter()
            .filter_map(|one| standing(language, one))
            .map(|(standing, offering)| {
                view! {
                    <div class="slip">
                        <p><b><Phrases text=offering.name.clone()/></b></p>
                        <p>
                            <span class="line">{standing}</span>
                            <span class="line"><Phrases text=when_line(language, offering)/></span>
                            <span class="line"><ByPhrase text=where_line(language, offering)/></span>
                        </p>
                    </div>
                }
            })
            .collect();
        let (title, heading) = titles(card.is_some());
        let card = card.map(|card| view! {
            <p class="key">{card}</p>
            <Qr path=ways::desk_member(id) by_hand_path=paths::DESK words=words::SCAN is_on_screen=true/>
        });
        let nothing = lines.is_empty().then(|| view! { <p>{say(words::NOTHING)}</p> });
        Ok(view! {
            <PageTitle text=say(title)/>
            <a class="back screen-only" href=ways::desk_member(id)>{name.clone()}</a>
            <h1 tabindex="-1">{say(title)}</h1>
            <div class="slip ring">
                <p>{institution.name}</p>
                <p class="key"><ByPhrase text=name/></p>
                {card}
            </div>
            <section class="section" aria-labelledby="slip">
                <h2 id="slip">{say(heading)}</h2>
                {nothing}
                {lines}
                <p class="soft"><Phrases text=words::printed_at(language, request.now)/></p>
            </section>
            <div class="button-row screen-only">
                <PrintButton/>
                <PdfButton way=desk_card_file(id)/>
            </div>
        })
    })
}
