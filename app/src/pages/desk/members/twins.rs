//! 可能重复的人: pairs of members who may be one person, with what is alike and what differs, and those who are known to be two.

use domain::id::PersonId;
use domain::listing::{AsItIs, Order, PAGE_ROWS, TwinColumn};
use leptos::prelude::*;
use store::member::Member;
use store::merge::Twins;

use super::born;
use crate::address::with_query;
use crate::attempt::{Attempt, form_key};
use crate::components::empty::Empty;
use crate::components::error_summary::ErrorSummary;
use crate::components::named_table::NamedTable;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::sorted_head::{Heads, order_in_query, order_in_query_of};
use crate::components::sorted_table::SortedTable;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::page;
use crate::paths::members as ways;
use crate::paths::order::{SECOND, order_pairs, pairs_named};
use crate::request::{FROM_HERE, Request, new_form_key, request, see_other};
use crate::wording::desk::members::TITLE as MEMBERS;
use crate::wording::desk::merge as words;

/// The name of the page's forms, under which attempts are kept.
const FORM: &str = "desk-twins";

/// In the address: two were told apart.
const APART: &str = "apart";
/// In the address: that was taken back.
const TAKEN_BACK: &str = "back";

/// In the order of their names.
#[component]
pub fn TwinsPage() -> impl IntoView {
    let (request, orders) = (request(), Orders::in_query());
    let say = request.say();
    page(async move {
        let by = request.coordinator()?;
        let twins = store::merge::twins(&request.db, by).await?;
        let attempt = request.attempt(FORM).await?;
        let apart = store::merge::told_apart(&request.db, by).await?;
        Ok(view! {
            <PageTitle text=say(words::TWINS) attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=ways::DESK_MEMBERS>{say(MEMBERS)}</a>
            <h1 tabindex="-1">{say(words::TWINS)}</h1>
            {request.has_query(APART).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::WAS_TOLD_APART)}</p></NoticeBox>
            })}
            {request.has_query(TAKEN_BACK).then(|| view! {
                <NoticeBox kind=BoxKind::Done><p>{say(words::WAS_TAKEN_BACK)}</p></NoticeBox>
            })}
            <p>{say(words::TWINS_LEAD)}</p>
            {if twins.is_empty() {
                view! {
                    <Empty title=say(words::NO_TWINS) sentence=say(words::NO_TWINS_LINE)>
                        <a class="button" href=ways::DESK_MEMBERS>{say(MEMBERS)}</a>
                    </Empty>
                }
                .into_any()
            } else {
                view! { <Pairs twins=twins orders=orders/> }.into_any()
            }}
            <ToldApart twins=apart orders=orders/>
        })
    })
}

/// How the tables of the page stand.
#[derive(Clone, Copy)]
struct Orders {
    /// Who may be one person.
    pairs: Order<TwinColumn>,
    /// Who was told apart: the latest first.
    apart: Order<AsItIs>,
}

impl Orders {
    /// What this page's address asks for. To be read before the first `await`.
    fn in_query() -> Self {
        Self { pairs: order_in_query(), apart: order_in_query_of(SECOND) }
    }

    /// The page with its tables in these orders.
    fn address(self) -> String {
        let pairs = order_pairs(self.pairs).into_iter().chain(pairs_named(SECOND, self.apart));
        with_query(ways::DESK_TWINS, pairs)
    }
}

#[component]
fn Pairs(twins: Vec<Twins>, orders: Orders) -> impl IntoView {
    let request = request();
    let (say, order, total, mut twins) = (request.say(), orders.pairs, twins.len(), twins);
    match order.column {
        // They come so.
        TwinColumn::Name if order.is_descending => twins.reverse(),
        TwinColumn::Name => {}
        TwinColumn::Alike => order.sort(&mut twins, |pair| pair.likeness.alike.len()),
    }
    let twins = order.page_of(twins, PAGE_ROWS);
    let rows = twins.iter().map(|pair| row(&request, pair)).collect_view();
    let heads = Heads { order, address: move |pairs| Orders { pairs, ..orders }.address() };
    let row_of_heads = view! {
        {heads.sorted(TwinColumn::Name, words::ONE)}
        <th scope="col">{say(words::OTHER)}</th>
        {heads.sorted(TwinColumn::Alike, words::ALIKE)}
        <th scope="col">{say(words::DIFFERS)}</th>
        <th scope="col" class="table__action">{say(words::LOOK)}</th>
    };
    view! {
        <SortedTable label=say(words::TWINS) heads=row_of_heads.into_any()>{rows}</SortedTable>
        {heads.pager(total, PAGE_ROWS)}
    }
}

/// Those who are known to be two people, each with the way back; nothing where there are none.
#[component]
fn ToldApart(twins: Vec<Twins>, orders: Orders) -> impl IntoView {
    let request = request();
    let (say, total) = (request.say(), twins.len());
    let (is_any, twins) = (total > 0, orders.apart.page_of(twins, PAGE_ROWS));
    let address = move |apart| format!("{}#told-apart", Orders { apart, ..orders }.address());
    let heads = Heads { order: orders.apart, address };
    let rows: Vec<_> = twins.iter().map(|pair| apart_row(&request, pair)).collect();
    let headings = vec![words::ONE, words::OTHER, words::ALIKE, words::TAKE_BACK];
    is_any.then(|| {
        view! {
            <section class="section" aria-labelledby="told-apart">
                <h2 id="told-apart">{say(words::TOLD_APART)}</h2>
                <NamedTable named_by="told-apart" headings=headings>{rows}</NamedTable>
                {heads.pager_of(words::TOLD_APART, total, PAGE_ROWS)}
            </section>
        }
    })
}

fn apart_row(request: &Request, pair: &Twins) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let ids = (pair.one.person.id, pair.other.person.id);
    view! {
        <tr>
            <th scope="row">{told(request, &pair.one)}</th>
            <td data-label=say(words::OTHER)>{told(request, &pair.other)}</td>
            <td data-label=say(words::ALIKE)>{words::what_all(language, &pair.likeness.alike)}</td>
            <td class="table__action">
                <PairButton action="/forms/desk-twins-back" pair=ids words=say(words::TAKE_BACK).to_owned()
                    whose=name_of(request, &pair.one.person)/>
            </td>
        </tr>
    }
}

/// A button that says something of two records at once; it can be taken back as easily.
#[component]
pub fn PairButton(
    /// Where it is sent.
    action: &'static str,
    /// Of whom.
    pair: (PersonId, PersonId),
    /// What it does.
    words: String,
    /// Whose, for those who hear a row of buttons.
    #[prop(optional)]
    whose: String,
) -> impl IntoView {
    view! {
        <form method="post" action=action>
            <input type="hidden" name="key" value=new_form_key().to_string()/>
            <input type="hidden" name=FROM_HERE value=request().form_token/>
            <input type="hidden" name="keep" value=pair.0.to_string()/>
            <input type="hidden" name="other" value=pair.1.to_string()/>
            <button class="button" type="submit">
                {words}
                {(!whose.is_empty()).then(|| view! { <span class="visually-hidden">" "{whose}</span> })}
            </button>
        </form>
    }
}

/// Says that two are two.
#[server(prefix = "/forms", endpoint = "desk-twins-apart")]
pub async fn post_desk_twins_apart(
    #[server(default)] key: String,
    #[server(default)] keep: String,
    #[server(default)] other: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, [one, two]) = (form_key(&key)?, pair_of(&keep, &other)?);
    let outcome = async {
        Ok(store::merge::tell_apart(&request.db, key, one, two, request.coordinator()?).await?)
    };
    answered(&request, outcome.await, APART).await
}

/// Takes it back.
#[server(prefix = "/forms", endpoint = "desk-twins-back")]
pub async fn post_desk_twins_back(
    #[server(default)] key: String,
    #[server(default)] keep: String,
    #[server(default)] other: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, [one, two]) = (form_key(&key)?, pair_of(&keep, &other)?);
    let outcome = async {
        Ok(store::merge::guess_again(&request.db, key, one, two, request.coordinator()?).await?)
    };
    answered(&request, outcome.await, TAKEN_BACK).await
}

/// The two records of a form of [`PairButton`].
fn pair_of(keep: &str, other: &str) -> Result<[PersonId; 2], AppError> {
    Ok([keep.parse()?, other.parse()?])
}

async fn answered(
    request: &Request,
    outcome: Result<(), AppError>,
    told: &str,
) -> Result<(), AppError> {
    match outcome {
        Ok(()) => see_other(&format!("{}?{told}", ways::DESK_TWINS)),
        Err(error) => Attempt::default().comes_back(request, FORM, ways::DESK_TWINS, error).await,
    }
}

fn row(request: &Request, pair: &Twins) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let way = ways::desk_merge(pair.one.person.id, pair.other.person.id);
    let name = name_of(request, &pair.one.person);
    view! {
        <tr>
            <th scope="row">{told(request, &pair.one)}</th>
            <td data-label=say(words::OTHER)>{told(request, &pair.other)}</td>
            <td data-label=say(words::ALIKE)>{words::what_all(language, &pair.likeness.alike)}</td>
            <td data-label=say(words::DIFFERS)>{words::what_all(language, &pair.likeness.differs)}</td>
            <td class="table__action">
                <a class="button" href=way>{say(words::LOOK)}<span class="visually-hidden">" "{name}</span></a>
            </td>
        </tr>
    }
}

/// Name, birthday and number.
fn told(request: &Request, member: &Member) -> impl IntoView + use<> {
    let mobile = member.person.mobile.as_ref().map(|mobile| mobile.spaced());
    view! {
        <span class="line">{name_of(request, &member.person)}</span>
        {born(request, member).map(|born| view! { <span class="line">{born}</span> })}
        {mobile.map(|mobile| view! { <span class="line nowrap">{mobile}</span> })}
    }
}
