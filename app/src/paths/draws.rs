//! The addresses of draws: for everybody, for whoever wishes, and at the desk.

use domain::id::{ApplicationId, DrawId, OfferingId, TermId};
use domain::listing::{DrawnColumn, Order};

use super::order::ordered;

use crate::address::with_query;

/// The desk's draws.
pub const DESK_DRAWS: &str = "/desk/draws";

/// Planning a draw: which offerings.
pub const DESK_DRAW_CHOICE: &str = "/desk/draws/new";

/// Planning a draw: when, how much, and the seed.
pub const DESK_DRAW_PLAN: &str = "/desk/draws/new/plan";

/// A draw as everybody may see it: what is drawn, when, its published list and record.
pub fn draw(id: DrawId) -> String {
    format!("/draws/{id}")
}

/// The same with this page of its published list; 1 is the first.
pub fn draw_list(id: DrawId, page: u32) -> String {
    let page = Some(page).filter(|page| *page > 1).map(|page| page.to_string());
    format!("{}#{PUBLISHED_LIST}", with_query(&draw(id), [(SHOWN, page)]))
}

/// Where on the page of a draw its published list stands.
pub const PUBLISHED_LIST: &str = "list";

/// In the address of a draw: the number that is looked for on its list.
pub const DRAW_NUMBER: &str = "number";

/// My wishes in a draw: made, put in order, changed.
pub fn wishes(draw: DrawId) -> String {
    format!("/draws/{draw}/wishes")
}

/// The same, to be changed.
pub fn changing_wishes(draw: DrawId) -> String {
    format!("/draws/{draw}/wishes?change")
}

/// My wishes with what these words find among what can be wished for, and this page of it; 1 is the first.
pub fn wishes_found(draw: DrawId, words: &str, page: u32) -> String {
    let words = Some(words.to_owned()).filter(|words| !words.is_empty());
    let page = Some(page).filter(|page| *page > 1).map(|page| page.to_string());
    with_query(&wishes(draw), [(SOUGHT, words), (SHOWN, page)])
}

/// In an address of my wishes: the words that are looked for.
pub const SOUGHT: &str = "q";

/// In an address of a draw or of my wishes: which page of its list, or of what can be wished for.
pub const SHOWN: &str = "shown";

/// Asking once more before my wishes are taken back.
pub fn wishes_withdrawal(draw: DrawId) -> String {
    format!("/draws/{draw}/wishes/withdrawal")
}

/// The published list of a draw, as its text.
pub fn draw_list_file(id: DrawId) -> String {
    format!("/draws/{id}/list.txt")
}

/// What was called off between the list and the draw, as a text.
pub fn draw_amendment_file(id: DrawId) -> String {
    format!("/draws/{id}/amendment.txt")
}

/// The published record of a draw, as its text.
pub fn draw_record_file(id: DrawId) -> String {
    format!("/draws/{id}/record.txt")
}

/// Where the visitor's own browser draws again.
pub fn draw_check(id: DrawId) -> String {
    format!("/draws/{id}/check")
}

/// The desk's page of one draw: its state and the next step.
pub fn desk_draw(id: DrawId) -> String {
    format!("{DESK_DRAWS}/{id}")
}

/// The same with its offerings in this order.
pub fn desk_draw_ordered(id: DrawId, order: Order<DrawnColumn>) -> String {
    format!("{}#offerings", ordered(&desk_draw(id), order))
}

/// Planning a draw with these offerings, or changing the plan of one; at the desk's address `page`.
pub fn desk_draw_plan(page: &str, draw: Option<DrawId>, offerings: &[OfferingId]) -> String {
    let draw = draw.map(|draw| format!("draw={draw}"));
    let offerings = offerings.iter().map(|id| format!("offering={id}"));
    let query: Vec<String> = draw.into_iter().chain(offerings).collect();
    if query.is_empty() { page.to_owned() } else { format!("{page}?{}", query.join("&")) }
}

/// Planning a draw of all classes of a term that can be drawn.
pub fn desk_draw_of_term(term: TermId) -> String {
    format!("{DESK_DRAW_PLAN}?term={term}")
}

/// In an address: what the draw has in its plan already.
pub const AS_PLANNED: &str = "as_planned";

/// Changing the plan of a draw of so many offerings that no address holds them.
pub fn desk_draw_as_planned(draw: DrawId) -> String {
    format!("{DESK_DRAW_PLAN}?draw={draw}&{AS_PLANNED}")
}

/// Making wishes at the counter.
pub fn desk_wishes(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/wishes")
}

/// The slip of wishes that were made at the counter.
pub fn desk_application(id: ApplicationId) -> String {
    format!("/desk/applications/{id}")
}

/// Moving a draw's closing later, with a reason.
pub fn desk_draw_closing(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/closing")
}

/// Calling a draw off, or taking one offering out of it, with a reason.
pub fn desk_draw_end(draw: DrawId, offering: Option<OfferingId>) -> String {
    let page = format!("{DESK_DRAWS}/{draw}/end");
    offering.map_or(page.clone(), |offering| format!("{page}?offering={offering}"))
}

/// Entering the digits that have fallen.
pub fn desk_draw_seed(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/seed")
}

/// Reading the digits back before they are used.
pub fn desk_draw_check(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/check")
}

/// A draw's digest on paper, for the door.
pub fn desk_draw_door(draw: DrawId) -> String {
    format!("{DESK_DRAWS}/{draw}/door")
}
