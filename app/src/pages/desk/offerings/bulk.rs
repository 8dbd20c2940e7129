//! 成批办理: one act for many offerings, after a look at what it does to each.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::announcement::Whom;
use domain::listing::Listing;
use domain::offering::Offering;
use domain::offering::bulk::Choice;
use domain::role::Task;
use leptos::prelude::*;
use store::offering::{Found, do_to_many};

use self::reading::{
    ACT, ANNOUNCE, BulkAct, CLOSES_AT, EXPORT, FIELDS, OPENS_AT, PLACES, TICKED, WHOLE, ticked,
    wanted,
};
use self::will::{WhatItDoes, Will};
use super::{asked, found};
use crate::address::marked;
use crate::attempt::looked::pressed;
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::field::{Field, Kind, Width};
use crate::components::file_buttons::FileSubmits;
use crate::components::for_chosen::ForChosen;
use crate::components::form::Form;
use crate::components::look_buttons::LookButtons;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::pager::Pager;
use crate::components::phrases::Phrases;
use crate::components::ticked_row::TickedRow;
use crate::draft::{CHOSEN, Kept};
use crate::error::AppError;
use crate::pages::desk::ways::ways_in_query;
use crate::pages::desk::{announcement, as_ticked, own_offerings};
use crate::pages::page;
use crate::paths::files::ticked_offerings_file;
use crate::paths::listing::{desk_bulk, desk_list, kept_query, listing_in};
use crate::paths::messages::DESK_ANNOUNCEMENT_NEW;
use crate::paths::ways::numbers;
use crate::request::{Request, request, see_other};
use crate::sheet::export::FORMS;
use crate::sheet::offerings::TICKED_FORM;
use crate::wording::desk::listing as words;
use crate::wording::desk::offering::{BACK, standing};
use crate::wording::desk::ways::{NONE_TICKED, OFFERINGS, SO_MANY_TICKED, TICKED as SO_MANY};
use crate::wording::offering::when_line;

mod reading;
mod will;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-bulk";

/// What is kept of it, besides what is ticked row by row.
pub const KEPT: Kept = (FORM, &FIELDS);

/// The offerings that the list shows, what can be done, and once it was looked at, what that means.
#[component]
pub fn BulkPage() -> impl IntoView {
    let (request, asked, done) = (request(), asked(), ways_in_query());
    let say = request.say();
    page(async move {
        request.coordinator()?;
        let (listing, found) = found(&request, asked).await?;
        let attempt = request.attempt(FORM).await?;
        let will = match attempt.is_looked() {
            true => match wanted(&request, &mut attempt.clone(), &listing).await {
                Ok(wanted) => Some(Will::of(&request, wanted).await?),
                // What was looked at is not as it was: the form is shown without.
                Err(AppError::ToBeChanged) => None,
                Err(error) => return Err(error),
            },
            false => None,
        };
        let nothing = found.offerings.is_empty();
        Ok(view! {
            <PageTitle text=say(words::BULK) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt.clone()/>
            <a class="back" href=desk_list(&listing)>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::BULK)}</h1>
            {done.map(|done| view! {
                <NoticeBox kind=BoxKind::Done><p>{words::done(request.language, done)}</p></NoticeBox>
            })}
            {if nothing {
                view! {
                    <Empty title=say(words::NOTHING_TO_DO) sentence=say(words::NOTHING_TO_DO_LINE)>
                        <a class="button" href=desk_list(&Listing::default())>{say(BACK)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Asking listing=listing found=found will=will attempt=attempt/> }.into_any()
            }}
        })
    })
}

#[component]
fn Asking(listing: Listing, found: Found, will: Option<Will>, attempt: Attempt) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let is_whole = attempt.value(WHOLE) == TICKED;
    let ticked = attempt.value(CHOSEN).to_owned();
    let rows = found.offerings.iter().map(|one| choice(&request, one, &ticked)).collect_view();
    let acts = Choice::ALL.map(|one| (one.code().to_owned(), say(words::act(one)).to_owned()));
    let kind = || Kind { autocomplete: Some("off"), ..Kind::default() };
    let number = Kind { input_mode: Some("numeric"), width: Width::Number, ..kind() };
    let looked = will.as_ref().is_some_and(Will::changes_something);
    let address = |page: u32| desk_bulk(&listing.at_page(page));
    let (previous, next) = (
        address(listing.order.page.saturating_sub(1)),
        address(listing.order.page.saturating_add(1)),
    );
    let (page_number, pages) = (listing.order.page, listing.pages(found.total));
    view! {
        <p>{say(words::BULK_LEAD)}</p>
        {will.map(|will| view! { <WhatItDoes will=will/> })}
        <Form action="/forms/desk-bulk" attempt=attempt is_question=true>
            <input type="hidden" name="query" value=kept_query(&listing)/>
            <input type="hidden" name="shown" value=listing.order.page/>
            <div class="choice">
                <input class="choice__input" type="checkbox" name=WHOLE id=WHOLE value=TICKED checked=is_whole/>
                <label class="choice__label" for=WHOLE>{words::whole(language, found.total)}</label>
            </div>
            <div class="ways counts-chosen">
                <fieldset class="choices">
                    <legend class="choices__legend">{say(OFFERINGS)}</legend>
                    <div class="draw-choices">{rows}</div>
                </fieldset>
                <p class="soft ways__count"><ForChosen none=NONE_TICKED before=SO_MANY_TICKED after=SO_MANY/></p>
            </div>
            <Choices name=ACT legend=say(words::WHAT) choices=acts.to_vec()/>
            <Field name=OPENS_AT label=say(words::OPENS_AT) hint=say(words::OPENS_AT_HINT) kind=kind()/>
            <Field name=CLOSES_AT label=say(words::CLOSES_AT) hint=say(words::CLOSES_AT_HINT) kind=kind()/>
            <Field name=PLACES label=say(words::PLACES) hint=say(words::PLACES_HINT) kind=number/>
            <LookButtons look=say(words::LOOK) does=looked.then(|| say(words::DO_IT))/>
            <div class="section" role="group" aria-labelledby="besides">
                <h2 id="besides">{say(words::BESIDES)}</h2>
                <div class="button-row">
                    <button class="button" type="submit" name=ANNOUNCE value=TICKED>{say(words::ANNOUNCE)}</button>
                    <FileSubmits name=EXPORT/>
                </div>
            </div>
        </Form>
        <Pager page=page_number pages=pages previous=previous next=next/>
    }
}

fn choice(request: &Request, offering: &Offering, ticked: &str) -> impl IntoView + use<> {
    let language = request.language;
    let (name, when) = (offering.name.clone(), when_line(language, offering));
    let stands = standing(offering, request.now).in_language(language);
    view! {
        <TickedRow value=offering.id.to_string() chosen=ticked.to_owned()>
            <span class="line">{name}</span>
            <span class="line draw-choices__when"><Phrases text=when/></span>
            <span class="line draw-choices__when">{stands}</span>
        </TickedRow>
    }
}

/// Shows what would become of them, or does it.
#[server(prefix = "/forms", endpoint = "desk-bulk")]
pub async fn post_desk_bulk(
    #[server(default)] key: String,
    #[server(default)] query: String,
    #[server(default)] shown: String,
    #[server(default)] whole: String,
    #[server(default)] chosen: Vec<String>,
    #[server(default)] act: String,
    #[server(default)] opens_at: String,
    #[server(default)] closes_at: String,
    #[server(default)] places: String,
    #[server(default)] look: String,
    #[server(default)] announce: String,
    #[server(default)] export: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let listing = listing_in(&query).at_page(shown.parse().unwrap_or(1));
    let chosen = chosen.join(" ");
    let (looks, look) = pressed(look);
    let typed = [whole, act, opens_at, closes_at, places, look];
    let fields = FIELDS.into_iter().zip(typed.iter().map(String::as_str));
    let mut attempt = Attempt::at(fields.chain([(CHOSEN, chosen.as_str())]));
    let page = desk_bulk(&listing);
    if !announce.is_empty() || !export.is_empty() {
        return match taken_on(&request, &mut attempt, &listing, &export).await {
            Ok(way) => see_other(&way),
            Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
        };
    }
    let outcome = async {
        let by = request.coordinator()?;
        let BulkAct { offerings, act } = wanted(&request, &mut attempt, &listing).await?;
        if looks {
            return Ok(None);
        }
        Ok(Some(do_to_many(&request.db, key, offerings, act, by).await?))
    };
    match outcome.await {
        Ok(Some(done)) => see_other(&marked(&page, &numbers([done.changed, done.same, done.left]))),
        Ok(None) => see_other(&attempt.kept_for(&request, FORM, &page).await?),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

/// Keeps what is ticked for the page that goes on with it: writing to everybody on the lists, or the file with this end.
async fn taken_on(
    request: &Request,
    attempt: &mut Attempt,
    listing: &Listing,
    file: &str,
) -> Result<String, AppError> {
    let ids = ticked(request, attempt, listing).await?;
    own_offerings(request, Task::Run, &ids).await?;
    let (ids, whom) = (as_ticked(&ids), Whom::default().code());
    let kept = Attempt::at([(announcement::filter::CHOSEN, ids.as_str()), ("whom", whom)]);
    if file.is_empty() {
        return kept.kept_for(request, announcement::filter::FORM, DESK_ANNOUNCEMENT_NEW).await;
    }
    let form = FORMS.into_iter().find(|form| *form == file).ok_or(AppError::BadForm)?;
    let way = ticked_offerings_file(form);
    kept.kept_for(request, TICKED_FORM, &way).await?;
    Ok(way)
}
