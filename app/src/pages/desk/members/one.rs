//! One member at the counter: who they are, what they have at the institution, what they have paid and get back, and what can be
//! done for them.

use std::collections::HashMap;

use domain::calendar::day;
use domain::fee::Fee;
use domain::id::{PersonId, SignUpId};
use domain::member::CardNumber;
use domain::offering::Fen;
use domain::outbox::OwnWay;
use domain::sign_up::{Place, SignUpState};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::fee::ToGiveBack;
use store::member::Member;
use store::person::HowTold;
use store::sign_up::MySignUp;

use super::born;
use super::merged::{self, MERGED, MergedHere, UNDONE};
use super::slip::SlipButtons;
use super::told::TOLD;
use crate::attempt::{Attempt, form_key};
use crate::components::definitions::Definitions;
use crate::components::error_summary::ErrorSummary;
use crate::components::form::Form;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::telephone::shown;
use crate::error::AppError;
use crate::pages::desk::fees::give_back::GiveBackTable;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::desk::receipt::lines::ReceiptLines;
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::cash::desk_refund;
use crate::paths::certificates::desk_certificates;
use crate::paths::fees::desk_fee_of_person;
use crate::paths::log::log_of_person;
use crate::paths::members as ways;
use crate::request::{Request, request, see_other};
use crate::wording::Words;
use crate::wording::certificate::TITLE as CERTIFICATES;
use crate::wording::consent::counter::CODE as HELPER_CODE;
use crate::wording::desk::cash::RECEIPTS;
use crate::wording::desk::fees::GIVE_BACK;
use crate::wording::desk::list::{BIRTHDAY, EMERGENCY, REMOVE, STATE, TELEPHONE, WHAT};
use crate::wording::desk::log::TITLE as LOG;
use crate::wording::desk::members as words;
use crate::wording::desk::merge as merging;
use crate::wording::desk::offering::{end_reason, place};
use crate::wording::desk::swap::{PRINT_SLIP, SWAP};
use crate::wording::offering::when_line;
use crate::wording::told as told_words;
use crate::wording::when::day as day_words;

/// The form's name, under which its attempts are kept.
const FORM: &str = "desk-member-card";

/// In the address: a card has just been made.
const CARD: &str = "card";
/// In the address: the person has just been signed up, by the key of the sign-up.
pub const ADDED: &str = "added";

/// In the address: the person has just been added, or was known.
pub const REGISTERED: &str = "registered";
/// In the address: their particulars have just been put right.
pub const CORRECTED: &str = "corrected";
/// In the address: a payment has just been noted.
const PAID: &str = crate::pages::desk::fees::DONE;
/// In the address: a place has just been taken away.
pub const REMOVED: &str = "removed";

/// Whoever does not belong to the institution is not found.
#[component]
pub fn MemberPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let added = use_query_map().with_untracked(|query| query.get(ADDED));
    let say = request.say();
    page(async move {
        let (id, by) = (id?, request.coordinator()?);
        // Who was merged into another record is shown as that one.
        let id = store::merge::merge_into(&request.db, id, by).await?.unwrap_or(id);
        let merges = store::merge::merges_of(&request.db, id, by).await?;
        let attempt = request.attempt(merged::FORM).await?;
        let member = store::member::member(&request.db, id, by).await?;
        let has = sign_ups_here(&request, id).await?;
        let added = added.and_then(|id| id.parse().ok()).and_then(|id| live(&has, id));
        let fees = fees(&request, id).await?;
        let owed = store::fee::owed_to(&request.db, id, by).await?;
        let receipts = store::cash::receipts_to(&request.db, id, by).await?;
        let name = name_of(&request, &member.person);
        let told = [
            (CARD, words::CARD_MADE),
            (ADDED, words::ADDED),
            (MERGED, merging::DONE),
            (UNDONE, merging::UNDONE),
            (TOLD, told_words::KEPT),
            (REGISTERED, words::REGISTERED),
            (CORRECTED, words::CORRECTED),
            (PAID, words::PAID),
            (REMOVED, words::REMOVED),
        ];
        let told = told.into_iter().find(|(mark, _)| request.has_query(mark));
        let back = back_at_once(&request, &owed);
        let has_card = member.card.is_some();
        let how_told = store::person::how_told(&request.db, id).await?;
        Ok(view! {
            <PageTitle text=name.clone() attempt=attempt.clone()/>
            <ErrorSummary attempt=attempt/>
            <a class="back" href=ways::DESK_MEMBERS>{say(words::TITLE)}</a>
            <h1 tabindex="-1"><ByPhrase text=name/></h1>
            {told.map(|(_, sentence)| view! {
                <NoticeBox kind=BoxKind::Done>
                    <p>{say(sentence)}</p>
                    {back.map(|(sum, way)| view! {
                        <p><b>{sum}</b></p>
                        <p><a class="button" href=way>{say(GIVE_BACK)}</a></p>
                    })}
                    {added.map(|place| view! { <SlipButtons sign_up=place/> })}
                </NoticeBox>
            })}
            <Definitions rows=particulars(&request, &member, how_told)/>
            <div class="button-row">
                <a class="button button--primary" href=ways::desk_member_choice(id, "", 1)>{say(words::SIGN_UP)}</a>
                <a class="button" href=log_of_person(id)>{say(LOG)}</a>
                <a class="button" href=ways::desk_member_card(id)>
                    {say(if has_card { words::SEE_CARD } else { words::SEE_ALL_ON_SLIP })}
                </a>
            </div>
            <div class="button-row">
                <a class="button" href=desk_certificates(id)>{say(CERTIFICATES)}</a>
                <a class="button" href=ways::desk_member_particulars(id)>{say(words::CORRECT)}</a>
                <a class="button" href=ways::desk_member_told(id)>{say(told_words::AT_DESK)}</a>
                <a class="button" href=ways::desk_member_helper_code(id)>{say(HELPER_CODE)}</a>
            </div>
            {(!has_card).then(|| view! {
                <Form action="/forms/desk-member-card">
                    <input type="hidden" name="person" value=id.to_string()/>
                    <div class="button-row">
                        <button class="button" type="submit">{say(words::MAKE_CARD)}</button>
                    </div>
                </Form>
            })}
            <SignUps has=has fees=fees/>
            <GiveBackTable owed=owed/>
            <ReceiptLines id="receipts" title=say(RECEIPTS) receipts=receipts/>
            <MergedHere person=id merges=merges/>
        })
    })
}

/// A place that they have, or wait for; nothing of anybody else's.
fn live(has: &[MySignUp], id: SignUpId) -> Option<SignUpId> {
    let is_live = |one: &&MySignUp| matches!(one.sign_up.state, SignUpState::Live(_));
    has.iter().filter(is_live).map(|one| one.sign_up.id).find(|one| *one == id)
}

/// What the person has at the desk's own institution, and what has ended there of late. The rest is nobody's business here.
pub async fn sign_ups_here(request: &Request, person: PersonId) -> Result<Vec<MySignUp>, AppError> {
    let institution = request.coordinator()?.institution;
    let mut all = store::sign_up::my_sign_ups(&request.db, person).await?;
    all.retain(|one| one.offering.institution.id == institution);
    Ok(all)
}

/// What each of their places costs, and whether it is paid.
async fn fees(request: &Request, person: PersonId) -> Result<HashMap<SignUpId, Fee>, AppError> {
    let fees = store::fee::my_fees(&request.db, person).await?;
    Ok(fees.into_iter().map(|mine| (mine.sign_up, mine.fee)).collect())
}

/// After a place was taken away: what is to be given back, and the way there.
fn back_at_once(request: &Request, owed: &[ToGiveBack]) -> Option<(String, String)> {
    let [one] = owed else {
        let sum = owed.iter().fold(0_u32, |sum, one| sum.saturating_add(one.amount.0));
        let told = words::to_give_back(request.language, Fen(sum));
        return (request.has_query(REMOVED) && sum > 0).then(|| (told, "#give-back".to_owned()));
    };
    let (payment, _) = one.first().filter(|_| request.has_query(REMOVED))?;
    Some((words::to_give_back(request.language, one.amount), desk_refund(payment)))
}

fn particulars(request: &Request, member: &Member, how_told: HowTold) -> Vec<(Words, Vec<String>)> {
    let person = &member.person;
    let told = told_words::way(how_told.own_way.unwrap_or(OwnWay::usual(person)));
    let contact = [
        person.emergency_contact.clone().unwrap_or_default(),
        person.emergency_telephone.as_deref().map(shown).unwrap_or_default(),
    ];
    vec![
        (TELEPHONE, person.mobile.iter().map(|mobile| mobile.spaced()).collect()),
        (BIRTHDAY, born(request, member).into_iter().collect()),
        (EMERGENCY, contact.into_iter().filter(|line| !line.is_empty()).collect()),
        (told_words::AT_DESK_TERM, vec![request.say()(told).to_owned()]),
        (told_words::ADDRESS, how_told.address.into_iter().collect()),
        (words::CARD, member.card.map(CardNumber::printed).into_iter().collect()),
        (words::SINCE, vec![day_words(request.language, day(member.since))]),
    ]
}

#[component]
fn SignUps(has: Vec<MySignUp>, fees: HashMap<SignUpId, Fee>) -> impl IntoView {
    let request = request();
    let say = request.say();
    let (live, ended): (Vec<MySignUp>, Vec<MySignUp>) =
        has.into_iter().partition(|one| matches!(one.sign_up.state, SignUpState::Live(_)));
    let nothing = live.is_empty().then(|| view! { <p>{say(words::NOTHING)}</p> });
    let table = |title, rows: Vec<MySignUp>, acts: bool| {
        let rows = rows
            .iter()
            .map(|one| row(&request, one, fees.get(&one.sign_up.id), acts))
            .collect_view();
        view! {
            <section class="table-scroll" data-scroll-x tabindex="0" aria-label=say(title)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{say(words::OFFERING)}</th>
                            <th scope="col">{say(STATE)}</th>
                            {acts.then(|| view! { <th scope="col" class="table__action">{say(WHAT)}</th> })}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    };
    let live = (!live.is_empty()).then(|| table(words::WHAT_THEY_HAVE, live, true));
    let ended = (!ended.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{say(words::ENDED)}</h2>
                {table(words::ENDED, ended, false)}
            </section>
        }
    });
    view! {
        <section class="section">
            <h2>{say(words::WHAT_THEY_HAVE)}</h2>
            {nothing}
            {live}
        </section>
        {ended}
    }
}

fn row(request: &Request, one: &MySignUp, fee: Option<&Fee>, acts: bool) -> impl IntoView + use<> {
    let (say, language) = (request.say(), request.language);
    let (id, name) = (one.sign_up.id, one.offering.name.clone());
    // What is offered is answered, and what is in review decided.
    let swaps = matches!(one.sign_up.state, SignUpState::Live(Place::Held | Place::Waiting { .. }));
    let button = move |way: String, label: Words| {
        let name = name.clone();
        view! { <a class="button" href=way>{say(label)}<span class="visually-hidden">" "{name}</span></a> }
    };
    let is_due = fee.is_some_and(|fee| fee.paid_at.is_none());
    let fee = fee.map(|fee| words::owes(language, fee));
    let actions = acts.then(|| {
        view! {
            <td class="table__action">
                <div class="button-row">
                    {swaps.then(|| button(ways::desk_swap_choice(id, "", 1), SWAP))}
                    {button(ways::desk_slip(id), PRINT_SLIP)}
                    {is_due.then(|| button(desk_fee_of_person(id), words::TAKE_PAYMENT))}
                    {button(paths::desk_removal_of_person(id), REMOVE)}
                </div>
            </td>
        }
    });
    let state = match &one.sign_up.state {
        SignUpState::Live(how) => place(language, *how),
        SignUpState::Ended { reason, .. } => end_reason(language, reason),
    };
    view! {
        <tr>
            <th scope="row">
                <a class="table__link" href=paths::desk_sign_up(one.sign_up.id)>{one.offering.name.clone()}</a>
                <span class="line"><Phrases text=when_line(language, &one.offering)/></span>
            </th>
            <td data-label=say(STATE)>
                <span class="line">{state}</span>
                {fee.map(|fee| view! { <span class="line"><Phrases text=fee/></span> })}
            </td>
            {actions}
        </tr>
    }
}

/// Gives the member a card, or leaves the one they have.
#[server(prefix = "/forms", endpoint = "desk-member-card")]
pub async fn post_desk_member_card(
    #[server(default)] key: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    let request = request();
    let Ok(person) = person.parse::<PersonId>() else { return Err(AppError::BadForm) };
    // Sent twice it is the same card.
    form_key(&key)?;
    let way = ways::desk_member(person);
    let made = async {
        let by = request.coordinator()?;
        Ok(store::member::give_card(&request.db, person, by).await?)
    };
    match made.await {
        Ok(_) => see_other(&format!("{way}?{CARD}")),
        Err(error) => Attempt::default().comes_back(&request, FORM, &way, error).await,
    }
}
