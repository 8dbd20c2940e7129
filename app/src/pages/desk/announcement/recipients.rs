//! 谁收到了: everybody for whom an announcement was, by name, and how it has reached them.

use domain::announcement::Reached;
use domain::id::AnnouncementId;
use domain::listing::{AsItIs, Order, PAGE_ROWS};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::announcement::{WhoWasReached, who_was_reached};

use crate::components::sorted_head::{Heads, order_in_query_of};
use crate::error::AppError;
use crate::paths::members::desk_member;
use crate::paths::messages::{REACHED, desk_reached};
use crate::paths::order::SECOND;
use crate::request::{Request, request};
use crate::wording::desk::announcement::recipients as words;

/// What the address asks for. The list of whom nobody has told yet is the first of the page, with pages of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    how: Option<Reached>,
    order: Order<AsItIs>,
}

impl Wanted {
    /// Everybody, from the first page on, unless something else is asked for.
    pub(super) fn in_query() -> Self {
        let how = use_query_map()
            .with_untracked(|query| Reached::from_code(&query.get(REACHED).unwrap_or_default()));
        Self { how, order: order_in_query_of(SECOND) }
    }
}

/// What stands in the list.
pub(super) struct Recipients {
    of: AnnouncementId,
    wanted: Wanted,
    reached: WhoWasReached,
}

impl Recipients {
    /// Reads it.
    pub(super) async fn read(
        request: &Request,
        of: AnnouncementId,
        wanted: Wanted,
    ) -> Result<Self, AppError> {
        let (db, by) = (&request.db, request.coordinator()?);
        let reached = who_was_reached(db, of, wanted.how, wanted.order, by).await?;
        Ok(Self { of, wanted, reached })
    }
}

/// A tab for each way in which somebody was reached, and those people.
#[component]
pub(super) fn RecipientList(recipients: Recipients) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Recipients { of, wanted: Wanted { how, order }, reached } = recipients;
    let WhoWasReached { counts, people } = reached;
    let tab = |one: Option<Reached>, number: u32| {
        let current = (one == how).then_some("true");
        let label = words::tab(language, one, number);
        let way = desk_reached(of, one, Order::default());
        view! { <a class="tabs__link" href=way aria-current=current>{label}</a> }
    };
    let all = tab(None, counts.values().sum());
    let ways = Reached::ALL.iter().filter_map(|one| Some(tab(Some(*one), *counts.get(one)?)));
    let ways = ways.collect_view();
    let rows = people.rows.into_iter().map(|one| {
        let name = if one.name.is_empty() { say(words::NAMELESS).to_owned() } else { one.name };
        view! {
            <tr>
                <td><a class="table__link" href=desk_member(one.person)>{name}</a></td>
                <td>{say(words::how(one.reached))}</td>
            </tr>
        }
    });
    let heads = Heads { order, address: |order| desk_reached(of, how, order) };
    view! {
        <section class="section" aria-labelledby="recipients">
            <h2 id="recipients">{say(words::TITLE)}</h2>
            <nav class="tabs" aria-label=say(words::TITLE)>{all}{ways}</nav>
            <div class="table-scroll" data-scroll-x tabindex="0" role="group" aria-labelledby="recipients">
                <table class="table">
                    <thead><tr><th scope="col">{say(words::WHO)}</th><th scope="col">{say(words::HOW)}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {heads.pager_of(words::TITLE, people.total, PAGE_ROWS)}
        </section>
    }
}
