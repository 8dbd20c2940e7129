//! 报名小票: a slip of everything a member has, for those without a telephone; with their card and its code once they have one.

use domain::id::PersonId;
use domain::sign_up::SignUpState;
use leptos::prelude::*;
use store::sign_up::MySignUp;

use super::one::sign_ups_here;
use super::slip::paper::{Rows, Slip, SlipPaper, told};
use crate::components::file_buttons::PdfButton;
use crate::components::handing_on::PrintButton;
use crate::components::page_title::PageTitle;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::pages::{id_in_path, page};
use crate::paths::members as ways;
use crate::paths::papers::desk_card_file;
use crate::request::{Request, request};
use crate::wording::desk::offering::place;

/// The slip of everything that a member has at the desk's own institution. Who does not belong to it is not found.
pub async fn slip(request: &Request, id: PersonId) -> Result<Slip, AppError> {
    let member = store::member::member(&request.db, id, request.coordinator()?).await?;
    let has = sign_ups_here(request, id).await?;
    let places = has.iter().filter_map(|one| rows(request, one)).collect();
    Slip::of(request, member.person, member.card, places).await
}

/// How a place stands, while it does, and on what.
fn rows(request: &Request, one: &MySignUp) -> Option<Rows> {
    let SignUpState::Live(how) = &one.sign_up.state else { return None };
    Some(told(request.language, &place(request.language, *how), &one.offering))
}

/// The card is made on the member's page; the slip needs none.
#[component]
pub fn MemberCardPage() -> impl IntoView {
    let (request, id) = (request(), id_in_path::<PersonId>());
    let say = request.say();
    page(async move {
        let slip = slip(&request, id?).await?;
        let (id, name) = (slip.person.id, name_of(&request, &slip.person));
        Ok(view! {
            <PageTitle text=say(slip.title)/>
            <a class="back screen-only" href=ways::desk_member(id)>{name}</a>
            <SlipPaper slip=slip/>
            <div class="button-row screen-only">
                <PrintButton/>
                <PdfButton way=desk_card_file(id)/>
            </div>
        })
    })
}
