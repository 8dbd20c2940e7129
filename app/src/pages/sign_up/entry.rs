//! A person's own entry: confirmed, waiting, over or ended. It may be reloaded, kept as a bookmark, printed.

use domain::id::SignUpId;
use domain::language::Language;
use domain::offering::Offering;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::sign_up::{Place, SignUpState, may_withdraw};
use leptos::prelude::*;
use store::sign_up::{FormerLine, OwnEntry};

use super::attended::Attended;
use super::calls::Calls;
use super::drawn_near::{Near, WaysOut, near_for};
use super::ended::Ended;
use super::keeping::{InTheWay, KeepBoth, may_keep};
use super::slip::Slip;
use super::swap::{Way, swap_for};
use super::together::WaitTogether;
use super::why::Why;
use super::{FILLED, SWAPPED};
use crate::attempt::Attempt;
use crate::components::acting::name_or_somebody;
use crate::components::error_summary::ErrorSummary;
use crate::components::fee_due::FeeBox;
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::{Share, Shared};
use crate::components::little_time::LittleTime;
use crate::components::notice_box::{BoxKind, NoticeBox};
use crate::components::offer::Answers;
use crate::components::page_title::PageTitle;
use crate::components::phrases::{ByPhrase, Phrases};
use crate::components::picture::{Picture, PictureName};
use crate::components::qr::Qr;
use crate::components::steps::Steps;
use crate::pages::answer::{ACCEPT, WAITS_ON};
use crate::pages::{id_in_path, page};
use crate::paths;
use crate::paths::papers::my_slip_file;
use crate::request::{Request, request};
use crate::wording::Words;
use crate::wording::attendance::mine::AT_THE_DOOR;
use crate::wording::consent;
use crate::wording::handing_on::{SCAN_SIGN_UP, shared_title};
use crate::wording::my_sign_ups::{TO_TELEPHONE, waiting};
use crate::wording::refusal::refusal_sentence;
use crate::wording::{approval, fee, offer, person as person_words, sign_up as words, swap};

/// Somebody else's entry is not found.
#[component]
pub fn SignUpPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<SignUpId>());
    page(async move {
        let (id, person) = (id?, request.on_behalf_of()?.clone());
        let entry = store::sign_up::own_entry(&request.db, id, person.id).await?;
        let offering =
            store::offering::offering_lately(&request.db, entry.sign_up.offering).await?;
        match entry.sign_up.state {
            SignUpState::Ended { reason, .. } => {
                let others =
                    store::offering::alternatives(&request.db, &offering, Some(person.id)).await?;
                let OwnEntry { decisions, helped, fee_changes: changes, .. } = entry;
                Ok(view! { <Ended request=request offering=offering reason=reason decisions=decisions helped=helped changes=changes others=others/> }
                    .into_any())
            }
            SignUpState::Live(place) => {
                // What would have to be given up for it is told before the answer.
                let way = match place {
                    Place::Offered { .. } => {
                        let signed_up = Refusal::AlreadySignedUp;
                        swap_for(&request, offering.id, &signed_up, &[]).await?
                    }
                    _ => None,
                };
                let attempt = request.attempt(ACCEPT).await?;
                let over =
                    may_withdraw(&entry.sign_up.state, &offering.terms, request.now).is_err();
                let near = match entry.tight.as_ref().filter(|_| place == Place::Held && !over) {
                    Some(tight) => Some(near_for(&request, id, &offering, person.id, tight).await?),
                    None => None,
                };
                let former = match place {
                    Place::Waiting { .. } => {
                        store::sign_up::former_lines(&request.db, offering.id).await?
                    }
                    _ => Vec::new(),
                };
                Ok(view! { <Live request=request person=person entry=entry offering=offering former=former place=place over=over near=near way=way attempt=attempt/> }.into_any())
            }
        }
    })
}

/// 报名成功 or 候补第3位, the slip, what happens next, and the ways on.
#[component]
fn Live(
    request: Request,
    person: Person,
    entry: OwnEntry,
    offering: Offering,
    former: Vec<FormerLine>,
    place: Place,
    over: bool,
    near: Option<Near>,
    way: Option<Way>,
    attempt: Attempt,
) -> impl IntoView {
    let OwnEntry { sign_up, decisions, helped, calls, fee_changes, marks, pairs, .. } = entry;
    let OwnEntry { fee: fee_due, obstacle, keeps, tight, is_offered_alone, .. } = entry;
    let (id, changes) = (sign_up.id, fee_changes);
    let (say, language) = (request.say(), request.language);
    let name = person
        .name
        .map_or_else(|| say(person_words::NAME).to_owned(), |name| name.as_str().to_owned());
    let unpaid = fee_due.as_ref().is_some_and(|mine| mine.fee.paid_at.is_none());
    let title = title_of(language, place, over);
    let sentence = match place {
        _ if over => None,
        Place::Offered { answer_by } => {
            Some(offer::sentence(language, &offering.name, answer_by, request.now))
        }
        place => sentence_of(language, place, &name, unpaid),
    };
    let picture = match place {
        Place::Held | Place::Offered { .. } if !over => PictureName::Lotus,
        _ => PictureName::Bud,
    };
    let (waits, swaps) = (place != Place::Held, way.is_some());
    // Unless too much would have to be given up.
    let chooses = keeps && obstacle.is_none();
    let is_in_line = matches!(place, Place::Waiting { .. }) && !over;
    let is_offered = matches!(place, Place::Offered { .. }) && !over;
    let arranged = helped.first().map(|done| {
        let name = name_or_somebody(&request, done.helper.as_ref());
        let helper = consent::helper_called(language, &done.relation, &name);
        consent::arranged_by(language, &helper, done.at)
    });
    let has_file = !over && request.acting().is_none();
    // The family gets what everybody may read, never this page.
    let shared =
        Shared { title: shared_title(language, &offering), path: paths::offering(offering.id) };
    let waits_on = match place {
        Place::Waiting { position } if request.has_query(WAITS_ON) && !over => {
            Some(offer::waits_on(language, position))
        }
        _ => None,
    };
    let just_filled = matches!(place, Place::Waiting { .. }) && request.has_query(FILLED);
    view! {
        <PageTitle text=words::titled(language, &title, &offering.name) attempt=attempt.clone()/>
        <ErrorSummary attempt=attempt.clone()/>
        <div class="result">
            <div class="result__picture"><Picture name=picture/></div>
            <div>
                <h1 class="key" tabindex="-1">{title}</h1>
                {sentence.map(|sentence| view! { <p>{sentence}</p> })}
                {former.iter().map(|line| view! { <p>{offer::former_line(language, offering.kind, line)}</p> }).collect_view()}
            </div>
            <Qr path=paths::sign_up(id) by_hand_path=paths::MY_SIGN_UPS words=SCAN_SIGN_UP/>
        </div>
        <LittleTime tight=tight.filter(|_| !over)/>
        {near.map(|near| view! { <WaysOut sign_up=id near=near/> })}
        {obstacle.filter(|_| is_in_line).map(|refusal| {
            let keep_both = may_keep(&refusal, keeps);
            let too_much = keeps && may_keep(&refusal, false);
            view! {
                <NoticeBox kind=BoxKind::Info>
                    <p class="notice__title">{say(words::PASSED_OVER)}</p>
                    <p>{refusal_sentence(language, &refusal)}</p>
                    <p>{say(if too_much { swap::TOO_MUCH } else { words::GIVE_THE_OTHER_UP })}</p>
                </NoticeBox>
                {keep_both.then(|| view! { <KeepBoth sign_up=id attempt=attempt.clone()/> })}
            }
        })}
        {(chooses && is_in_line).then(|| view! {
            <NoticeBox kind=BoxKind::Info>
                <p>{say(swap::KEPT_UNTIL_ASKED)}</p>
                <p>{say(swap::WILL_CHOOSE)}</p>
            </NoticeBox>
        })}
        {(is_offered_alone && is_offered).then(|| view! {
            <NoticeBox kind=BoxKind::Info>
                <p class="notice__title">{say(offer::ALONE)}</p>
                <p>{say(offer::ALONE_WAYS)}</p>
                <p>{say(offer::ALONE_THEN)}</p>
            </NoticeBox>
        })}
        {waits_on.map(|told| view! { <NoticeBox kind=BoxKind::Done><p>{told}</p></NoticeBox> })}
        {way.filter(|_| is_offered).map(|way| view! { <InTheWay way=way name=offering.name.clone()/> })}
        {is_offered.then(|| view! {
            <Answers sign_up=id name=String::new() is_primary=true swaps_to=swaps.then_some(offering.id)/>
        })}
        {just_filled.then(|| view! {
            <NoticeBox kind=BoxKind::Info><p>{say(words::JUST_FILLED)}</p></NoticeBox>
        })}
        {request.has_query(SWAPPED).then(|| view! {
            <NoticeBox kind=BoxKind::Done><p>{say(swap::SWAPPED)}</p></NoticeBox>
        })}
        {arranged.map(|line| view! { <p class="soft"><Phrases text=line/></p> })}
        {fee_due.clone().map(|mine| view! { <FeeBox mine=mine/> })}
        <Slip request=request.clone() offering=offering.clone() waits=waits fee_due=fee_due/>
        {(!over).then(|| view! { <Next request=request.clone() offering=offering.clone() place=place swaps=swaps/> })}
        {is_in_line.then(|| view! { <WaitTogether request=request.clone() sign_up=id pairs=pairs/> })}
        {(place == Place::Held && !over).then(|| view! {
            <div class="screen-only"><Qr path=paths::sign_up(id) by_hand_path=paths::MY_SIGN_UPS words=AT_THE_DOOR is_on_screen=true/></div>
        })}
        <Attended sign_up=id marks=marks/>
        <Calls calls=calls/>
        <Why decisions=decisions helped=helped changes=changes/>
        <Share shared=shared is_printed=true/>
        <div class="button-row">
            <a class="button" href=paths::MY_SIGN_UPS><span><ByPhrase text=say(words::TO_MINE)/></span></a>
            <PdfButton way=my_slip_file(id)/>
            {has_file.then(|| view! {
                <a class="button" href=paths::MY_CALENDAR_FILE data-native="" download="yinyao.ics">{say(TO_TELEPHONE)}</a>
            })}
        </div>
        <div class="button-row">
            <a class="button button--link" href=paths::offering(offering.id)>{words::back_to(language, offering.kind)}</a>
            {(!over && !is_offered).then(|| view! {
                <a class="button button--link" href=paths::withdrawal(id)>{say(words::withdraw(offering.kind, place))}</a>
            })}
        </div>
    }
}

/// What happens next, in order.
#[component]
fn Next(request: Request, offering: Offering, place: Place, swaps: bool) -> impl IntoView {
    let say = request.say();
    let mut steps = steps(&offering, place);
    if swaps {
        steps[0] = swap::LOOK_FIRST;
    }
    let sentences = steps.map(|step| say(step).to_owned()).to_vec();
    view! {
        <section class="section" aria-labelledby="next">
            <h2 id="next">{say(words::WHAT_NEXT)}</h2>
            <Steps sentences=sentences/>
        </section>
    }
}

/// The same, also in the file of the slip.
pub fn steps(offering: &Offering, place: Place) -> [Words; 3] {
    match place {
        Place::InReview => [approval::STEP_DECIDE, approval::STEP_TOLD, approval::STEP_BACK],
        Place::Offered { .. } => [offer::ANSWER_IN_TIME, offer::GO_ON, offer::IS_CALLED],
        Place::Waiting { .. } => [words::IN_ORDER, words::YOUR_TURN, words::STOP_WAITING],
        Place::Held => [words::COME_EARLY, words::CANNOT_COME, words::may_withdraw(offering.kind)],
    }
}

/// What that means for somebody of this name; nothing of an offer, which is told with its last day.
pub fn sentence_of(language: Language, place: Place, name: &str, unpaid: bool) -> Option<String> {
    Some(match place {
        Place::Held if unpaid => fee::held_sentence(language, name),
        Place::Held => words::held_sentence(language, name),
        Place::InReview => approval::sent_sentence(language, name),
        Place::Waiting { .. } => words::waiting_sentence(language, name),
        Place::Offered { .. } => return None,
    })
}

/// How an entry that counts stands: 报名成功, 候补第3位; also on its slip.
pub fn title_of(language: Language, place: Place, is_over: bool) -> String {
    let title = match place {
        _ if is_over => words::OVER,
        Place::Held => words::SUCCESS,
        Place::Offered { .. } => offer::TITLE,
        Place::InReview => approval::SENT,
        Place::Waiting { position } => return waiting(language, position),
    };
    title.in_language(language).to_owned()
}
