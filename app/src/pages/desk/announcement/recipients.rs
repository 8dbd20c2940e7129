//! 谁收到了: everybody for whom an announcement was, by name, and how it has reached them.

use std::collections::HashMap;

use domain::announcement::Reached;
use domain::id::AnnouncementId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::announcement::{REACHED_PAGE_SIZE, Recipient, counts_reached, reached};

use crate::components::pager::Pager;
use crate::error::AppError;
use crate::paths::members::desk_member;
use crate::paths::messages::desk_reached;
use crate::request::{Request, request};
use crate::wording::desk::announcement::recipients as words;

/// In the address: those whom it has reached in this way.
const HOW: &str = "reached";

/// In the address: which page of them. The list of whom nobody has told yet has pages of its own.
const PART: &str = "part";

/// What the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    how: Option<Reached>,
    part: u32,
}

impl Wanted {
    /// Everybody, from the first page on, unless something else is asked for.
    pub(super) fn in_query() -> Self {
        use_query_map().with_untracked(|query| {
            let how = query.get(HOW).and_then(|how| Reached::from_code(&how));
            let part = query.get(PART).and_then(|part| part.parse().ok()).unwrap_or(1);
            Self { how, part: u32::clamp(part, 1, 10_000) }
        })
    }
}

/// What stands in the list.
pub(super) struct Recipients {
    of: AnnouncementId,
    wanted: Wanted,
    counts: HashMap<Reached, u32>,
    people: Vec<Recipient>,
}

impl Recipients {
    /// Reads it.
    pub(super) async fn read(
        request: &Request,
        of: AnnouncementId,
        wanted: Wanted,
    ) -> Result<Self, AppError> {
        let (db, by) = (&request.db, request.coordinator()?);
        let counts = counts_reached(db, of, by).await?;
        let people = reached(db, of, wanted.how, wanted.part, by).await?;
        Ok(Self { of, wanted, counts, people })
    }

    fn total(&self) -> u32 {
        match self.wanted.how {
            Some(how) => self.counts.get(&how).copied().unwrap_or(0),
            None => self.counts.values().sum(),
        }
    }
}

/// A tab for each way in which somebody was reached, and those people.
#[component]
pub(super) fn RecipientList(recipients: Recipients) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let Wanted { how, part } = recipients.wanted;
    let (of, total) = (recipients.of, recipients.total());
    let tab = |one: Option<Reached>, number: u32| {
        let current = (one == how).then_some("true");
        let label = words::tab(language, one, number);
        view! { <a class="tabs__link" href=desk_reached(of, one, 1) aria-current=current>{label}</a> }
    };
    let all = tab(None, recipients.counts.values().sum());
    let number = |one: &Reached| recipients.counts.get(one).copied().filter(|number| *number > 0);
    let ways = Reached::ALL.iter().filter_map(|one| Some(tab(Some(*one), number(one)?)));
    let ways = ways.collect_view();
    let rows = recipients.people.into_iter().map(|one| {
        let name = if one.name.is_empty() { say(words::NAMELESS).to_owned() } else { one.name };
        view! {
            <tr>
                <td><a class="table__link" href=desk_member(one.person)>{name}</a></td>
                <td>{say(words::how(one.reached))}</td>
            </tr>
        }
    });
    let (previous, next) =
        (desk_reached(of, how, part.saturating_sub(1)), desk_reached(of, how, part + 1));
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
            <Pager page=part pages=total.div_ceil(REACHED_PAGE_SIZE) previous=previous next=next of=Some(words::TITLE)/>
        </section>
    }
}
