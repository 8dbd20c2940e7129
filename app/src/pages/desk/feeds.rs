//! 日历订阅: addresses for calendars about rooms, teachers and classes: made, made anew, ended.

use domain::feed::FeedOf;
use domain::id::FeedId;
use leptos::prelude::*;
use store::feed::Feed;

use crate::attempt::{Attempt, form_key};
use crate::components::error_summary::ErrorSummary;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::Phrases;
use crate::components::post_button::PostButton;
use crate::error::AppError;
use crate::pages::page;
use crate::paths;
use crate::paths::feeds::DESK_FEEDS;
use crate::request::{Request, request, see_other};
use crate::wording::desk::feeds as words;
use crate::wording::desk::offering::BACK;

/// The forms' name, under which their attempts are kept.
const FORM: &str = "desk-feed";

/// In the address: an address has just been made.
const RENEWED: &str = "renewed";
/// In the address: one has just been ended.
const ENDED: &str = "ended";

/// What there is, then what could be.
#[component]
pub fn FeedsPage() -> impl IntoView {
    let request = request();
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let attempt = request.attempt(FORM).await?;
        let feeds = store::feed::feeds(&request.db, by).await?;
        let rooms = store::room::rooms(&request.db, by).await?;
        let teachers = store::feed::teachers(&request.db, by).await?;
        let is_new = |of: &FeedOf| feeds.iter().all(|feed| feed.of != *of);
        let rooms = rooms.into_iter().map(|room| (FeedOf::Room(room.venue.id), room.venue.name));
        let rooms: Vec<_> = rooms.filter(|(of, _)| is_new(of)).collect();
        let teachers = teachers.into_iter().map(|name| (FeedOf::Teacher(name.clone()), name));
        let teachers: Vec<_> = teachers.filter(|(of, _)| is_new(of)).collect();
        let board = is_new(&FeedOf::Board).then(|| (FeedOf::Board, say(words::BOARD).to_owned()));
        let told = [(RENEWED, words::RENEWED), (ENDED, words::ENDED)];
        let told = told.into_iter().find(|(mark, _)| request.has_query(mark));
        Ok(view! {
            <PageTitle text=say(words::TITLE) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=paths::DESK>{say(BACK)}</a>
            <h1 tabindex="-1">{say(words::TITLE)}</h1>
            {told.map(|(_, sentence)| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(sentence)}</p></NoticeBox>
            })}
            <p>{say(words::LEAD)}</p>
            <p>{say(words::WHO_READS)}</p>
            <div class="section">
                <h2>{say(words::MADE)}</h2>
                {feeds.is_empty().then(|| view! { <p>{say(words::NONE)}</p> })}
                {feeds.into_iter().map(|feed| one(&request, feed)).collect_view()}
            </div>
            <Others title=say(words::BOARDS) line=say(words::BOARD_LINE) others=board.into_iter().collect()/>
            <Others title=say(words::ROOMS) others=rooms/>
            <Others title=say(words::TEACHERS) others=teachers/>
            <div class="section">
                <h2>{say(words::CLASSES)}</h2>
                <p>{say(words::CLASSES_LINE)}</p>
                <div class="button-row"><a class="button" href=paths::DESK>{say(BACK)}</a></div>
            </div>
        })
    })
}

/// What it is about, its address to copy, and the ways to change it.
fn one(request: &Request, feed: Feed) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let name = words::calendar_name(language, &feed.of, &feed.name);
    let way = match feed.of {
        FeedOf::Board => paths::wall::wall(&feed.token),
        _ => paths::calendar_feed(&feed.token),
    };
    let address = format!("{}{way}", request.installation.public_address);
    let id = format!("address-{}", feed.id);
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()><Phrases text=name.clone()/></label>
            <textarea class="field__input field__input--area" id=id rows="4" readonly=true spellcheck="false"
                autocomplete="off">{address}</textarea>
        </div>
        <div class="button-row">
            <PostButton action="/forms/desk-feed-renew" name="feed_of" value=feed.of.sent() words=format!("{} {name}", say(words::RENEW))/>
            <PostButton action="/forms/desk-feed-end" name="feed" value=feed.id.to_string() words=format!("{} {name}", say(words::END))/>
        </div>
    }
}

/// A button for each that has no address yet; nothing where there is none.
#[component]
fn Others(
    /// The heading.
    title: &'static str,
    /// What it is for, where that is not plain.
    #[prop(optional)]
    line: Option<&'static str>,
    /// They.
    others: Vec<(FeedOf, String)>,
) -> impl IntoView {
    let make = request().say()(words::MAKE);
    (!others.is_empty()).then(|| {
        let buttons = others.into_iter().map(|(of, name)| {
            let words = format!("{name} {make}");
            view! { <PostButton action="/forms/desk-feed-renew" name="feed_of" value=of.sent() words=words/> }
        });
        view! {
            <div class="section">
                <h2>{title}</h2>
                {line.map(|line| view! { <p>{line}</p> })}
                <div class="button-row">{buttons.collect_view()}</div>
            </div>
        }
    })
}

/// Makes an address; one before it ends.
#[server(prefix = "/forms", endpoint = "desk-feed-renew")]
pub async fn post_desk_feed_renew(
    #[server(default)] key: String,
    #[server(default)] feed_of: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, of) = (form_key(&key)?, FeedOf::read(&feed_of).ok_or(AppError::BadForm)?);
    let made = async {
        let by = request.coordinator()?;
        Ok(store::feed::renew(&request.db, key, &of, by).await?)
    };
    match made.await {
        Ok(_) => see_other(&format!("{DESK_FEEDS}?{RENEWED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_FEEDS, error).await,
    }
}

/// Ends an address.
#[server(prefix = "/forms", endpoint = "desk-feed-end")]
pub async fn post_desk_feed_end(
    #[server(default)] key: String,
    #[server(default)] feed: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, feed.parse::<FeedId>()?);
    let ended = async {
        let by = request.coordinator()?;
        Ok(store::feed::end(&request.db, key, id, by).await?)
    };
    match ended.await {
        Ok(()) => see_other(&format!("{DESK_FEEDS}?{ENDED}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, DESK_FEEDS, error).await,
    }
}
