//! My wishes in a draw: choosing and putting in order, what is kept, taking back, what became of them.

use domain::id::{DrawId, OfferingId};
use leptos::prelude::*;
use store::draw::{MyApplication, NewWishes, WISHES_AT_MOST};

use self::choosing::Choosing;
use self::district::for_district;
use self::kept::{KeptWishes, NoWishes};
use self::looking::{Looking, looking};
use self::order::{Act, after, read_order, written};
use crate::attempt::{AGAIN, Attempt, form_key};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::newcomer::newcomer_lines;
use crate::pages::sign_in::onwards;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::request::{Request, request, see_other};
use crate::wording::draw::wishes as words;

pub mod answers;
mod choosing;
pub mod district;
pub mod kept;
mod looking;
mod order;
mod wanted;
pub mod withdrawal;

/// The form's name, under which its attempts are kept.
const FORM: &str = "wishes";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["draw", "order", "wanted"]);

/// In an address: wishes that are kept are to be changed.
const CHANGE: &str = "change";

/// The form while wishes may be made, ahead of their window, too; what is kept; how it stands afterwards.
#[component]
pub fn WishesPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<DrawId>());
    let asked = Looking::asked();
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.clone());
        let draw = store::draw::draw(&request.db, id).await?;
        let mine = store::draw::my_application(&request.db, id, person.id).await?;
        let takes_wishes = draw.phase(request.now).takes_wishes();
        let is_changed = request.has_query(CHANGE) || request.has_query(AGAIN);
        match mine {
            Some(mine) if !takes_wishes || !is_changed => {
                Ok(view! { <KeptWishes request=request draw=draw mine=mine/> }.into_any())
            }
            None if !takes_wishes => Ok(view! { <NoWishes request=request draw=draw/> }.into_any()),
            _ if !person.is_complete() => {
                see_other(&onwards(&person, &paths::wishes(id)))?;
                Ok(().into_any())
            }
            mine => {
                let drawn = store::draw::drawn_offerings(&request.db, id).await?;
                let obstacles = store::draw::obstacles(&request.db, id, person.id).await?;
                let attempt = attempt_at(&request, id).await?;
                let order = chosen(mine.as_ref(), &attempt);
                let tight = store::sign_up::tight_wishes(&request.db, &order, person.id).await?;
                let looking = looking(&request.db, id, asked).await?;
                let for_district = for_district(&request, &draw, &drawn, person.id).await?;
                let reserves = drawn.iter().any(|one| one.newcomer_places > 0);
                let newcomers = newcomer_lines(&request, draw.institution, reserves).await?;
                Ok(view! { <Choosing request=request draw=draw drawn=drawn obstacles=obstacles tight=tight looking=looking for_district=for_district newcomers=newcomers mine=mine attempt=attempt/> }.into_any())
            }
        }
    })
}

/// The wishes in order: those that are kept, or what was chosen since.
fn chosen(mine: Option<&MyApplication>, attempt: &Attempt) -> Vec<OfferingId> {
    match mine {
        Some(mine) if !attempt.is_back() => mine.wishes.iter().map(|wish| wish.offering).collect(),
        _ => read_order(attempt.value("order")),
    }
}

/// What was chosen so far, if it was in this draw.
async fn attempt_at(request: &Request, draw: DrawId) -> Result<Attempt, AppError> {
    let attempt = request.attempt(FORM).await?;
    let is_of_this = attempt.value("draw") == draw.to_string();
    Ok(if is_of_this { attempt } else { Attempt::default() })
}

/// One step of choosing, or all wishes sent. Nothing is kept in the draw before they are sent.
#[server(prefix = "/forms", endpoint = "wishes")]
pub async fn post_wishes(
    #[server(default)] key: String,
    #[server(default)] draw: String,
    #[server(default)] order: String,
    #[server(default)] wanted: String,
    #[server(default)] act: String,
    #[server(default)] looked_for: String,
    #[server(default)] shown: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(id) = draw.parse::<DrawId>() else { return Err(AppError::BadForm) };
    // What was looked for stays as it was.
    let page = Looking::read(&looked_for, &shown).at(id);
    let order = read_order(&order);
    if let Some(act) = Act::read(&act) {
        let order = written(&after(order, act, WISHES_AT_MOST));
        let attempt =
            Attempt::at([("draw", draw.as_str()), ("order", &order), ("wanted", &wanted)]);
        if request.on_behalf_of().is_err() {
            return attempt.comes_back(&request, FORM, &page, AppError::SignInNeeded).await;
        }
        let way = attempt.kept_for(&request, FORM, &page).await?;
        return see_other(&format!("{way}#chosen"));
    }
    let typed = written(&order);
    let mut attempt =
        Attempt::at([("draw", draw.as_str()), ("order", &typed), ("wanted", &wanted)]);
    let outcome = async {
        let person = request.on_behalf_of()?;
        let draw = store::draw::draw(&request.db, id).await?;
        let is_asked = draw.most_wanted > 1 && order.len() > 1;
        let wanted = if is_asked {
            let read = |typed: &str| typed.parse::<u32>().ok().filter(|count| *count > 0).ok_or(());
            attempt.read("wanted", read, |()| words::SAY_HOW_MANY.into())?
        } else {
            1
        };
        let (key, by) = (form_key(&key)?, request.by()?);
        let new = NewWishes { draw: id, person: person.id, wanted, offerings: order.clone(), by };
        store::draw::wish(&request.db, key, new).await.map_err(AppError::from)
    };
    match outcome.await {
        Ok(_) => see_other(&paths::wishes(id)),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
